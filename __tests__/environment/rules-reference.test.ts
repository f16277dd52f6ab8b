import * as fs from "node:fs";
import { allRules } from "../../modules/environment/rules";
import { rulesReference } from "../../modules/environment/rules-reference";
import { MODULE_RULES } from "../../modules/published-modules";

const TODAY = new Date("2026-11-20");

it("stands in docs/rules.md as people read it: run `npm run schema` after a change", () => {
  expect(fs.readFileSync("docs/rules.md", "utf8")).toBe(rulesReference(allRules(TODAY), MODULE_RULES));
});

it("says of every rule what has to be, in a clause of its own, and whose page says so", () => {
  const all = [...allRules(TODAY).flatMap(({ rules, checks }) => [...rules, ...checks]), ...MODULE_RULES];
  for (const { says, source } of all) {
    expect(says).toMatch(/^(`|[a-z]|EMR).*[^.\s]$/);
    expect(source ?? "https://").toMatch(/^https:\/\//);
  }
  // Both engines look their instance types up in the catalogue, and their names leave room for those of roles.
  const twice = all
    .filter((one, at) => all.indexOf(one) === at)
    .map(({ says }) => says)
    .filter((says, at, every) => every.indexOf(says) !== at);
  expect(twice.filter((says) => !/^(instance types are in|`name` leaves room)/.test(says))).toEqual([]);
});
