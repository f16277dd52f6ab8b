import fc from "fast-check";

/** What shells, systemd, YAML, Java's properties and Terraform give a meaning to, beside letters of several lengths. */
const PIECES = [
  ..."\"'\\`$(){}[]<>%!#;&|*?~=:,/@-_ aZ09",
  ...["${", "$${", "%{", "%%{", "\\n", "\\u0041", "$(id)", "`id`", "é", "漢", "😀", "\u00a0"],
];

/** Lines of text that mean something elsewhere, the same in every run. */
export function hostileTexts(count: number): string[] {
  const text = fc.string({ unit: fc.constantFrom(...PIECES), minLength: 0, maxLength: 12 });
  return [...PIECES, ...fc.sample(text, { numRuns: count, seed: 7 })];
}
