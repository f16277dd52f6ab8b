import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../modules/environment/synthesize";
import { asModule } from "./as-module";
import { TODAY } from "./environment";
import { scratchFolder } from "./files";
import { moduleAtHand } from "./modules";
import { type Planned, plan, within } from "./plan";
import { describeTerraform, PROVIDER_AT_HAND } from "./terraform";

/** The same thing twice: as an environment file, and as a call of a module. */
export interface Twin {
  yaml: string;
  call: object;
}

/**
 * Plan a module and environments of the same values, and compare the resources by content: they are of one construct.
 *
 * @param asInEnvironment the module's resources at the addresses that an environment has them at
 */
export function testTwins(
  module: string,
  twins: Record<string, Twin>,
  asInEnvironment: (resources: Planned["resources"]) => Planned["resources"],
): void {
  describeTerraform(`the module ${module} and an environment of the same values`, () => {
    const outdir = scratchFolder();
    let planned: Planned;

    beforeAll(() => {
      planned = planTwins(module, twins, outdir);
    });

    it.each(Object.keys(twins))("%s: the resources are equal, one by one", (name) => {
      expect(planned.errors).toEqual([]);
      const fromModule = ofAws(asInEnvironment(within(planned.resources, `${name}_module`)));
      const tags = fromModule["aws_route53_zone.dns"]?.tags as object;
      const fromFile = ofAws(withDefaultTags(within(planned.resources, `${name}_environment`), tags));
      expect(Object.keys(fromFile).length).toBeGreaterThan(20);
      expect(fromModule).toEqual(fromFile);
    });
  });
}

/** Plan twins in one root: of each an `<name>_environment` and an `<name>_module`, named as its file names it. */
export function planTwins(module: string, twins: Record<string, Twin>, outdir: string): Planned {
  const files = Object.entries(twins).map(([name, { yaml }]) => {
    fs.writeFileSync(path.join(outdir, `${name}.yaml`), yaml);
    return path.join(outdir, `${name}.yaml`);
  });
  const { stacks, findings } = synthesize(files, outdir, TODAY, PROVIDER_AT_HAND);
  // Networks of these tests are odd on purpose, and may be warned of.
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  for (const { folder } of stacks) {
    // A provider can only be mocked in the root.
    asModule(folder);
  }
  const calls = Object.entries(twins).flatMap(([name, { call }]) => [
    [`${name}_environment`, { source: `./${name}` }],
    [`${name}_module`, { source: `./${module}`, ...call }],
  ]);
  return plan(
    { module: Object.fromEntries(calls) },
    {
      [module]: moduleAtHand(module),
      ...Object.fromEntries(stacks.map(({ environment, folder }) => [environment.name, folder])),
    },
  );
}

/** Resources but for those that only remember something in the state. */
function ofAws(resources: Planned["resources"]): Planned["resources"] {
  return Object.fromEntries(Object.entries(resources).filter(([address]) => !address.startsWith("terraform_data.")));
}

/** The addresses of what Terraform repeats, as an environment has them. */
export function inPlainAddresses(resources: Planned["resources"]): Planned["resources"] {
  return Object.fromEntries(
    Object.entries(resources).map(([address, resource]) => {
      const source = resource.cidr_ipv4 ?? resource.referenced_security_group_id;
      const plain = address
        .replace(/_(cidrs|groups)\[[^\]]*\]$/, `_${String(source).replace(/[^A-Za-z0-9]+/g, "_")}`)
        .replace(/_each\["([^"]*)"\]$/, "_$1")
        .replace(/\[0\]$/, "");
      return [plain, resource];
    }),
  );
}

/** What an environment's provider adds to every resource that takes tags. */
export function withDefaultTags(resources: Planned["resources"], tags: object): Planned["resources"] {
  return Object.fromEntries(
    Object.entries(resources).map(([address, resource]) => {
      const own = resource.tags as Record<string, string> | null | undefined;
      return [address, own === undefined ? resource : { ...resource, tags: { ...tags, ...own } }];
    }),
  );
}
