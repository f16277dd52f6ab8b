import { quote } from "./expression";

/** A condition in Terraform's language that says whether a text matches a pattern of JavaScript's. */
export function matches(source: string, text: string): string {
  return looksOf(source)
    .map(({ pattern, isMeant }) => `${isMeant ? "" : "!"}can(regex(${quote(pattern)}, ${text}))`)
    .join(" && ");
}

/**
 * The patterns that Terraform takes in place of one of JavaScript's.
 *
 * Terraform's regular expressions (RE2) cannot look ahead or behind. Patterns of this project look ahead only at the
 * very beginning and behind only at the very end, so each such look is a pattern of its own.
 */
export function looksOf(source: string): Look[] {
  const { looks, rest } = splitLooks(source);
  return [...looks, { pattern: rest, isMeant: true }].map((look) => ({ ...look, pattern: inRe2(look.pattern) }));
}

/** RE2 writes a character by its number as `\x{a0}`, JavaScript as `\u{a0}`. */
function inRe2(pattern: string): string {
  return pattern.replace(/\\(?:u(\{[0-9A-Fa-f]+\})|.)/gs, (escaped, number) => (number ? `\\x${number}` : escaped));
}

interface Look {
  pattern: string;
  /** Whether the text has to match, or must not. */
  isMeant: boolean;
}

function splitLooks(source: string): { looks: Look[]; rest: string } {
  const looks: Look[] = [];
  let rest = source;
  for (let ahead = /^\^\(\?([=!])/.exec(rest); ahead; ahead = /^\^\(\?([=!])/.exec(rest)) {
    const end = closing(rest, 1);
    looks.push({ pattern: `^(${rest.slice(4, end)})`, isMeant: ahead[1] === "=" });
    rest = `^${rest.slice(end + 1)}`;
  }
  const behind = /\(\?<!((?:[^()\\]|\\.)*)\)\$$/.exec(rest);
  if (behind) {
    looks.push({ pattern: `(${behind[1]})$`, isMeant: false });
    rest = `${rest.slice(0, behind.index)}$`;
  }
  if (/\(\?<?[=!]/.test(rest)) {
    throw new Error(`Terraform has no equivalent of ${source}: a look may stand at the beginning or at the end alone`);
  }
  return { looks, rest };
}

/** Where the group that begins at `start` ends. */
function closing(source: string, start: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = start; at < source.length; at++) {
    const letter = source[at];
    if (letter === "\\") {
      at++;
    } else if (letter === "[" || letter === "]") {
      inClass = letter === "[";
    } else if (!inClass && letter === "(") {
      depth++;
    } else if (!inClass && letter === ")" && --depth === 0) {
      return at;
    }
  }
  throw new Error(`a group of ${source} is never closed`);
}
