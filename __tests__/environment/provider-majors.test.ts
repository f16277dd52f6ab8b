import * as fs from "node:fs";
import * as path from "node:path";
import { forProvider } from "../../modules/environment/for-provider";
import { synthesize } from "../../modules/environment/synthesize";
import { publishedModules } from "../../modules/published-modules";
import type { ProviderMajor } from "../../modules/stack/schema";
import { differences } from "../../scripts/compat/compare";
import { environmentOf, TODAY } from "../support/environment";
import { EXAMPLE_FILES, scratchFolder } from "../support/files";

/**
 * What tests prove on the text for AWS provider 5 holds for the text for 6, since this is all that they differ in:
 * every difference by its place, with what 5 has and what 6 has.
 */
const RANGE = '">= 5.100.0, < 6.0.0", ">= 6.2.0, < 7.0.0"';
const ignored = (position: number) =>
  `resource.aws_emr_cluster.cluster.lifecycle.ignore_changes.${position}: undefined, "os_release_label"`;

const scratch = scratchFolder();

describe("an environment for provider 5 and for provider 6", () => {
  const version = `terraform.required_providers.aws.version: ${RANGE}`;
  const DIFFERENCES: Record<string, string[]> = {
    "examples/existing-vpc.yaml": [ignored(3), version],
    "examples/graviton-fleet.yaml": [ignored(3), version],
    "examples/raster-foundry.yaml": [ignored(1), version],
  };

  const textsFor = (major: ProviderMajor) =>
    synthesize(EXAMPLE_FILES, path.join(scratch, `${major}`), TODAY, major).stacks.map(({ folder }) =>
      JSON.parse(fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8")),
    );
  const [five, six] = [textsFor(5), textsFor(6)];

  it.each(EXAMPLE_FILES.map((file, index) => ({ file, index })))("$file", ({ file, index }) => {
    expect(five[index]).toHaveProperty("resource.aws_route53_zone");
    expect(differences(five[index], six[index])).toEqual(DIFFERENCES[file] ?? []);
  });
});

describe("the published modules for provider 5 and for provider 6", () => {
  const DIFFERENCES: Record<string, string[]> = {
    "emr/main.tf.json": [ignored(1)],
    "emr/versions.tf.json": [`terraform.required_providers.aws.version: ${RANGE}`],
    "emr_scaled/main.tf.json": [ignored(4)],
    "emr_scaled/versions.tf.json": [`terraform.required_providers.aws.version: ${RANGE}`],
  };

  const filesFor = (major: ProviderMajor) => publishedModules(path.join(scratch, "modules"), major);
  const [five, six] = [filesFor(5), filesFor(6)];

  it.each([...five.keys()].filter((file) => file.endsWith(".json")))("%s", (file) => {
    const [one, other] = [five, six].map((files) => JSON.parse(files.get(file) as string));
    expect(differences(one, other)).toEqual(DIFFERENCES[file] ?? []);
  });

  it("say the same in their READMEs, but for the range, and bring the same files along", () => {
    const texts = (files: Map<string, string>) =>
      [...files].filter(([file]) => !file.endsWith(".json")).map(([, text]) => text);
    const asForSix = texts(five).map((text) => text.replaceAll(">= 5.100.0, < 6.0.0", ">= 6.2.0, < 7.0.0"));
    expect(asForSix).toEqual(texts(six));
  });
});

it("an Amazon Linux release that the file gives is left out for provider 5, which has no such argument", () => {
  const environment = environmentOf(
    "{ name: raster, region: us-east-1, cluster: { engine: emr, os_release_label: 2023.8.20250818.0 } }",
  );
  expect(forProvider(environment, 5)).toMatchObject({
    provider: { version: 5 },
    cluster: { osReleaseLabel: undefined },
  });
  expect(forProvider(environment, 6)).toEqual(environment);
});
