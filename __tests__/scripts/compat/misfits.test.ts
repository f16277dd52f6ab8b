import * as path from "node:path";
import { publishedModules } from "../../../modules/published-modules";
import { type Manifest, providerSchema, readBindings } from "../../../scripts/compat/bindings";
import { misfits } from "../../../scripts/compat/misfits";
import { scratchFolder } from "../../support/files";

const page = (argument: string) => ({
  summary: `Docs at Terraform Registry: {@link https://registry.terraform.io/providers/hashicorp/aws/6.1.0/docs/resources/lake#${argument} Lake#${argument}}.`,
});
const property = (name: string, type: object, optional?: boolean) => ({ name, docs: page(name), type, optional });
const TEXT = { primitive: "string" };

/** A lake with a depth and shores, each shore with a name. */
const MANIFEST: Manifest = {
  types: {
    LakeConfig: {
      fqn: "lake.LakeConfig",
      kind: "interface",
      interfaces: ["cdktf.TerraformMetaArguments"],
      properties: [
        property("depth", TEXT),
        property("tags", { collection: { elementtype: TEXT, kind: "map" } }, true),
        property(
          "shore",
          { union: { types: [{ fqn: "cdktf.IResolvable" }, { collection: { elementtype: { fqn: "lake.Shore" } } }] } },
          true,
        ),
      ],
    },
    "lake.Shore": { fqn: "lake.Shore", kind: "interface", properties: [property("name", TEXT)] },
    "lake.Lake": { fqn: "lake.Lake", kind: "class", properties: [property("depth", TEXT)] },
  },
};
const SCHEMA = providerSchema(MANIFEST, "6.1.0");

const unfit = (lake: object) =>
  misfits(JSON.parse(JSON.stringify({ resource: { aws_lake: { a: { depth: "1", ...lake } } } })), SCHEMA);

describe("a text and a made-up schema", () => {
  test("fit, where every argument is there and every one that is required is given", () => {
    expect(SCHEMA.resource.aws_lake).toEqual({
      depth: { isRequired: true },
      tags: { isRequired: false },
      shore: { isRequired: false, block: { name: { isRequired: true } } },
    });
    expect(
      unfit({
        "//": { metadata: {} },
        tags: { any: "thing" },
        shore: [{ name: "west" }],
        for_each: ["a"],
        lifecycle: { ignore_changes: ["depth", "shore[0].name"] },
      }),
    ).toEqual([]);
    expect(unfit({ shore: "${var.shores}", lifecycle: { ignore_changes: "all" } })).toEqual([]);
    expect(unfit({ dynamic: { shore: { for_each: "${var.shores}", content: { name: "west" } } } })).toEqual([]);
  });

  test.each<[string, object, string[]]>([
    ["an argument that is not there", { colour: "blue" }, ["resource.aws_lake.a.colour: is no argument"]],
    ["one that became required", { depth: undefined }, ["resource.aws_lake.a.depth: is required"]],
    [
      "the same within a block, and within a dynamic one",
      { shore: { sand: 1 } },
      ["resource.aws_lake.a.shore.sand: is no argument", "resource.aws_lake.a.shore.name: is required"],
    ],
    [
      "a dynamic block that is not there, or does not fit",
      { dynamic: { shore: [{ content: { name: "west", sand: 1 } }], isle: { content: {} } } },
      ["resource.aws_lake.a.shore.sand: is no argument", "resource.aws_lake.a.isle: is no argument"],
    ],
    [
      "a change that is ignored of what is not there",
      { lifecycle: { ignore_changes: ["colour", "shore[0].sand", "tags"] } },
      [
        "resource.aws_lake.a.lifecycle.ignore_changes: colour is no argument",
        "resource.aws_lake.a.lifecycle.ignore_changes: shore[0].sand is no argument",
      ],
    ],
  ])("do not fit with %s", (_, lake, lines) => {
    expect(unfit(lake)).toEqual(lines);
  });

  test("do not fit with a type that is not there; what is of another provider is not looked up", () => {
    expect(
      misfits({ data: { aws_sea: { a: {} } }, resource: { terraform_data: { b: { input: 1 } } } }, SCHEMA),
    ).toEqual(["data.aws_sea: is not there"]);
  });
});

describe("the published modules and the bindings of provider 5.100", () => {
  const bindings = readBindings(path.dirname(require.resolve("@cdktf/provider-aws/package.json")));
  const outdir = scratchFolder();
  const unfitFor = (major: 5 | 6) =>
    [...publishedModules(outdir, major)]
      .filter(([file]) => file.endsWith("main.tf.json"))
      .flatMap(([file, text]) => misfits(JSON.parse(text), bindings).map((line) => `${path.dirname(file)}: ${line}`));

  test("fit, made for 5", () => {
    expect(bindings.version).toBe("5.100.0");
    expect(unfitFor(5)).toEqual([]);
  });

  test("do not fit in one place, made for 6", () => {
    const place = "resource.aws_emr_cluster.cluster.lifecycle.ignore_changes: os_release_label is no argument";
    expect(unfitFor(6)).toEqual([`emr: ${place}`, `emr_scaled: ${place}`]);
  });
});
