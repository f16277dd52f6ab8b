import { closest, distance } from "fastest-levenshtein";

/** `did you mean spark?`, if one of the words is near enough for `got` to be a slip of the hand. */
export function nearest(got: unknown, words: string[]): string | undefined {
  if (typeof got !== "string" || words.length === 0) {
    return undefined;
  }
  const word = words.find((one) => one.toLowerCase() === got.toLowerCase()) ?? closest(got, words);
  return distance(got.toLowerCase(), word.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3))
    ? `did you mean ${word}?`
    : undefined;
}
