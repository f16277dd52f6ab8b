import * as fs from "node:fs";
import * as path from "node:path";
import { complaints, ESTATES, EXAMPLES_FOLDER, inCopy } from "../support/module-copy";
import { planFolder } from "../support/plan";
import { describeTerraform } from "../support/terraform";

/** Providers that an example has beside the default one. */
const ALIASES: Record<string, string[]> = { "peered-vpcs": ["aws.west"] };

/** What the plan of an example warns of, on purpose. */
const WARNINGS: Record<string, string[]> = {
  "upgrade-from-terraform-spark": [expect.stringMatching(/: fleet_private_key: is not used/)],
};

test("the table names every example", () => {
  const readme = fs.readFileSync(path.join(EXAMPLES_FOLDER, "README.md"), "utf8");
  const folders = fs.readdirSync(EXAMPLES_FOLDER).filter((name) => !name.endsWith(".md"));
  const named = [...readme.matchAll(/^\| \[([a-z-]+)\]\(\1\) \|/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(folders.sort());
});

describeTerraform("an estate in HCL", () => {
  it.each(ESTATES)("%s is valid, formatted, and can be planned with nothing of it known before", (name) => {
    inCopy(path.join(EXAMPLES_FOLDER, name), (copy) => {
      expect(complaints(copy)).toEqual([]);
      const { errors, warnings, resources } = planFolder(copy.folder, ALIASES[name] ?? [], copy.env);
      expect({ errors, warnings }).toEqual({ errors: [], warnings: WARNINGS[name] ?? [] });
      // A plan that warns is not shown.
      expect(Object.keys(resources).length > 20).toBe(WARNINGS[name] === undefined);
    });
  });
});
