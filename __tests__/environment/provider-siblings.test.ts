import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../modules/environment/synthesize";
import { publishedModules } from "../../modules/published-modules";
import type { TerraformJson } from "../../scripts/compat/misfits";
import { TODAY } from "../support/environment";
import { EXAMPLE_FILES, scratchFolder } from "../support/files";

/** What `docs/provider-6.md` says of the types that we write, as far as a text can break it. */

const scratch = scratchFolder();
const examples = synthesize(EXAMPLE_FILES, path.join(scratch, "examples"), TODAY).stacks.map(({ folder }) =>
  fs.readFileSync(path.join(folder, "cdk.tf.json"), "utf8"),
);
const modules = [...publishedModules(path.join(scratch, "modules"))]
  .filter(([file]) => file.endsWith("main.tf.json"))
  .map(([, text]) => text);
const texts: TerraformJson[] = [...examples, ...modules].map((text) => JSON.parse(text));

/** Every resource of a type, of every text. */
const resources = (type: string) => texts.flatMap(({ resource }) => Object.values(resource?.[type] ?? {}));

describe("what provider 6 has no more, or is about to lose, is in no text", () => {
  test.each([
    ["aws_eip", "vpc"],
    ["aws_flow_log", "log_group_name"],
    ["aws_iam_role", "inline_policy"],
    ["aws_iam_role", "managed_policy_arns"],
    ["aws_instance", "cpu_core_count"],
    ["aws_instance", "cpu_threads_per_core"],
    ["aws_instance", "network_interface"],
    ["aws_launch_template", "elastic_gpu_specifications"],
    ["aws_launch_template", "elastic_inference_accelerator"],
    ["aws_s3_bucket", "acl"],
    ["aws_s3_bucket", "policy"],
  ])("%s %s", (type, argument) => {
    const found = resources(type);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((block) => argument in block || argument in ((block.dynamic ?? {}) as object))).toEqual([]);
  });

  test("the region's name, which is its region or its id", () => {
    const all = JSON.stringify(texts);
    expect(all).toContain("data.aws_region.");
    expect(all).not.toMatch(/data\.aws_region\.\w+\.name/);
  });
});

test("a launch template's yes and no are true and false: provider 6 takes no 0 and 1", () => {
  const found = JSON.stringify(resources("aws_launch_template"));
  const answers = "(encrypted|delete_on_termination|ebs_optimized)";
  expect(found).toMatch(new RegExp(`"${answers}":"?true`));
  expect(found).not.toMatch(new RegExp(`"${answers}":"?[01]\\b`));
});

test("a region of a resource's own, which provider 5 does not know, is in no text", () => {
  const types = [...new Set(texts.flatMap(({ resource = {} }) => Object.keys(resource)))];
  expect(types.filter((type) => resources(type).some((block) => "region" in block))).toEqual([]);
});
