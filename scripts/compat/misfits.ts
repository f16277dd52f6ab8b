import type { BlockSchema, ProviderSchema } from "./bindings";

type Block = Record<string, unknown>;

/** Terraform in JSON, as far as it is read here. */
export interface TerraformJson {
  resource?: Record<string, Record<string, Block>>;
  data?: Record<string, Record<string, Block>>;
}

/** What Terraform itself takes in every resource, and CDKTF's comment. */
const META = ["//", "count", "for_each", "depends_on", "provider", "lifecycle", "dynamic"];

/** The places where a text and a provider's schema do not fit: `resource.aws_vpc.spark.cidr: is no argument`. */
export function misfits(text: TerraformJson, schema: ProviderSchema): string[] {
  return (["resource", "data"] as const).flatMap((kind) =>
    Object.entries(text[kind] ?? {})
      .filter(([type]) => type.startsWith("aws_"))
      .flatMap(([type, named]) => {
        const known = schema[kind][type];
        return known === undefined
          ? [`${kind}.${type}: is not there`]
          : Object.entries(named).flatMap(([name, block]) => ofResource(block, known, `${kind}.${type}.${name}`));
      }),
  );
}

function ofResource(block: Block, schema: BlockSchema, place: string): string[] {
  const { ignore_changes = [] } = (block.lifecycle ?? {}) as { ignore_changes?: string[] | "all" };
  const ignored = ignore_changes === "all" ? [] : ignore_changes;
  return [
    ...ofBlock(block, schema, place),
    ...ignored
      .filter((argument) => !isArgument(argument, schema))
      .map((argument) => `${place}.lifecycle.ignore_changes: ${argument} is no argument`),
  ];
}

function ofBlock(block: Block, schema: BlockSchema, place: string): string[] {
  const dynamic = Object.entries((block.dynamic ?? {}) as Record<string, unknown>).map(([name, value]) => [
    name,
    blocksIn(value).map(({ content }) => content),
  ]);
  const given = [...Object.entries(block).filter(([name]) => !META.includes(name)), ...dynamic] as [string, unknown][];
  const names = given.map(([name]) => name);
  return [
    ...given.flatMap(([name, value]) => {
      const argument = schema[name];
      if (argument === undefined) {
        return [`${place}.${name}: is no argument`];
      }
      const inner = argument.block;
      return inner ? blocksIn(value).flatMap((one) => ofBlock(one, inner, `${place}.${name}`)) : [];
    }),
    ...Object.entries(schema)
      .filter(([name, { isRequired }]) => isRequired && !names.includes(name))
      .map(([name]) => `${place}.${name}: is required`),
  ];
}

/** A block or a list of blocks; in place of one, there may be an expression. */
function blocksIn(value: unknown): Block[] {
  return [value].flat().filter((one): one is Block => typeof one === "object" && one !== null);
}

/** `core_instance_fleet[0].target_spot_capacity`, step by step. */
function isArgument(path: string, schema: BlockSchema): boolean {
  const [name = "", ...rest] = path.replace(/\[[^\]]*\]/g, "").split(".");
  const argument = schema[name];
  return argument !== undefined && (rest.length === 0 || isArgument(rest.join("."), argument.block ?? {}));
}
