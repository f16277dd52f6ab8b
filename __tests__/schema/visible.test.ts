import { formatFinding } from "../../modules/rule/finding";
import { cell } from "../../modules/schema/markdown";
import { visible } from "../../modules/schema/visible";

/** What a terminal obeys, or does not show: colours, C1, delete, marks of direction, what has no width, line breaks, tags. */
const HIDDEN = [
  "\u001b",
  "\u009b",
  "\u007f",
  "\0",
  "\u202e",
  "\u2066",
  "\u200b",
  "\ufeff",
  "\u2028",
  "\u0085",
  "\n",
  "\r",
  "\u{e0041}",
  "\ud800",
];

it.each(HIDDEN)("writes %j by its number, so that JSON would read it back", (letter) => {
  const shown = visible(`a${letter}b`);
  expect(shown).toMatch(/^a(\\u[0-9a-f]{4})+b$/);
  expect(JSON.parse(`"${shown}"`)).toBe(`a${letter}b`);
});

it("leaves what is seen as it is", () => {
  expect(visible("Zürich 漢字 😀 \\ \" ' | <")).toBe("Zürich 漢字 😀 \\ \" ' | <");
});

it.each(HIDDEN)("shows %j nowhere in a finding: in no value, key, file or advice", (letter) => {
  const hostile = `x${letter}y`;
  const shown = formatFinding({
    severity: "error",
    file: hostile,
    path: ["network", hostile],
    problem: `overlaps ${hostile}`,
    got: { [hostile]: hostile },
    allowed: `not ${hostile}`,
    fix: `rename ${hostile}`,
  });
  expect(shown.split("\n")).toHaveLength(3);
  expect(shown.replaceAll("\n", "")).not.toContain(letter);
});

describe("a cell of a Markdown table", () => {
  it.each(["a|b", "a\\|b", "\\", "a\\\\|", "<b>x</b>", "&lt;", "a\nb", "| a |"])("%j stays in its cell", (text) => {
    const shown = cell(text);
    expect(shown).not.toContain("\n");
    // A pipe ends a cell unless an odd number of backslashes stands before it.
    expect(shown).not.toMatch(/(?<!\\)(\\\\)*\|/);
    expect(shown).not.toMatch(/<|&(?!amp;|lt;)/);
  });
});
