import * as fs from "node:fs";
import * as path from "node:path";

/** The arguments and blocks that a resource, a data source or a block takes, by Terraform's names. */
export interface BlockSchema {
  [argument: string]: { isRequired: boolean; block?: BlockSchema };
}

/** What a provider's resources and data sources take, as far as somebody asks for it. */
export interface ProviderSchema {
  /** Version of the provider. */
  version: string;
  resource: Record<string, BlockSchema>;
  data: Record<string, BlockSchema>;
}

/** A package's `.jsii`: every type of its API. https://aws.github.io/jsii/user-guides/lib-author/toolchain/jsii */
export interface Manifest {
  types: Record<string, ManifestType>;
}

interface ManifestType {
  fqn: string;
  kind: string;
  interfaces?: string[];
  properties?: { name: string; optional?: boolean; docs?: object; type: object }[];
}

/** Every argument's comment links to its page: `…/docs/resources/emr_cluster#name EmrCluster#name`. */
const LINK = /\/docs\/(resources|data-sources)\/(\w+)#(\w+) /;

const KINDS = { resources: "resource", "data-sources": "data" } as const;

/** The schema that a package of bindings was generated from. */
export function readBindings(folder: string): ProviderSchema {
  const read = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
  return providerSchema(read(".jsii"), read("package.json").cdktf.provider.version);
}

/** The schema in a manifest; each resource's is made when it is asked for, since few of 1,600 are. */
export function providerSchema({ types }: Manifest, version: string): ProviderSchema {
  const schema: ProviderSchema = { version, resource: {}, data: {} };
  for (const type of Object.values(types).filter(isConfig)) {
    const [, kind, page] = linkOf(type.properties ?? []) ?? [];
    if (kind !== undefined) {
      Object.defineProperty(schema[KINDS[kind as keyof typeof KINDS]], `aws_${page}`, {
        enumerable: true,
        get: () => blockSchema(type, types),
      });
    }
  }
  return schema;
}

/** What a resource or a data source is made with, in every release of the bindings. */
const isConfig = ({ interfaces = [] }: ManifestType) =>
  interfaces.some((name) => name.endsWith(".TerraformMetaArguments"));

const linkOf = (documented: unknown) => LINK.exec(JSON.stringify(documented));

function blockSchema({ properties = [] }: ManifestType, types: Manifest["types"]): BlockSchema {
  return Object.fromEntries(
    properties.flatMap(({ docs, type, optional = false }) => {
      const [, , , argument] = linkOf(docs) ?? [];
      const inner = [...JSON.stringify(type).matchAll(/"fqn":"([^"]+)"/g)]
        .map(([, fqn]) => types[fqn as string])
        .find((named) => named?.kind === "interface");
      return argument === undefined
        ? []
        : [[argument, { isRequired: !optional, block: inner && blockSchema(inner, types) }]];
    }),
  );
}
