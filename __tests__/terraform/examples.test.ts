import * as fs from "node:fs";
import * as path from "node:path";
import { complaints, EXAMPLES_FOLDER, inCopy } from "../support/module-copy";
import { planFolder } from "../support/plan";
import { describeTerraform } from "../support/terraform";

const EXAMPLES = fs
  .readdirSync(EXAMPLES_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Providers that an example has beside the default one. */
const ALIASES: Record<string, string[]> = { "peered-vpcs": ["aws.west"] };

/** What the plan of an example warns of, on purpose. */
const WARNINGS: Record<string, string[]> = {
  "upgrade-from-terraform-spark": [expect.stringMatching(/: fleet_private_key: is not used/)],
};

test("the table names every example", () => {
  const readme = fs.readFileSync(path.join(EXAMPLES_FOLDER, "README.md"), "utf8");
  const named = [...readme.matchAll(/^\| \[([a-z-]+)\]\(\1\) \|/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...EXAMPLES].sort());
});

describeTerraform("an estate in HCL", () => {
  it.each(EXAMPLES)(
    "%s is valid, formatted, and can be planned with nothing of it known before",
    (name) => {
      inCopy(path.join(EXAMPLES_FOLDER, name), (copy) => {
        expect(complaints(copy)).toEqual([]);
        fs.copyFileSync(path.join(copy.folder, "terraform.tfvars.example"), path.join(copy.folder, "terraform.tfvars"));
        const { errors, warnings, resources } = planFolder(copy.folder, ALIASES[name] ?? [], copy.env);
        expect({ errors, warnings }).toEqual({ errors: [], warnings: WARNINGS[name] ?? [] });
        // A plan that warns is not shown.
        expect(Object.keys(resources).length > 20).toBe(WARNINGS[name] === undefined);
      });
    },
    120_000,
  );
});
