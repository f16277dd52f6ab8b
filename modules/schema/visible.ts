/**
 * A text of a person as it is shown to one, in a terminal or in Markdown.
 *
 * What a terminal would obey or not show is written by its number, as in JSON: control characters with those of C1, line
 * breaks, marks that turn the direction of writing, halves of a character.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (letter) =>
    [...Array(letter.length).keys()].map((at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""),
  );
}
