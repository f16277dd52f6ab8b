import { type App, TerraformLocal, TerraformResource } from "cdktf";
import type { Claim } from "../rule/claim";
import { AddressedStack } from "../stack/addressed-stack";
import { environmentTags } from "../stack/tags";
import { declareVersions, TERRAFORM_RANGE } from "../stack/versions";
import { mergeMaps } from "../value/map";
import { type Inputs, variable } from "./input";
import { type Refusals, refusalsOf } from "./refusals";

type Json = Record<string, unknown>;

export interface ModuleStackProps {
  inputs: Inputs;
  /** Versions of the AWS provider that the module is valid for. Default: the last 5.x and all of 6.x. */
  providerRange?: string;
}

/**
 * A stack that is a plain Terraform module: no provider, no backend, no trace of CDKTF.
 *
 * It is read with `files()` and never synthesized by an app.
 */
export class ModuleStack extends AddressedStack {
  readonly inputs: Inputs;

  private refusals: Refusals["byVariable"] = new Map();

  constructor(app: App, name: string, { inputs, providerRange }: ModuleStackProps) {
    super(app, name);
    this.inputs = inputs;
    declareVersions(this, TERRAFORM_RANGE, providerRange);
  }

  /** All tags of an environment of this name, as a local value of the module. */
  declareTags(name: string, tags: Record<string, string>): Record<string, string> {
    return new TerraformLocal(this, "tags", environmentTags(name, tags)).asStringMap;
  }

  /**
   * Refuse what claims over the variables do not hold for.
   *
   * @param output carries those that read several variables
   */
  protected refuse(claims: Claim[], output: string): void {
    const { byVariable, preconditions } = refusalsOf(this, claims);
    this.refusals = byVariable;
    if (preconditions.length > 0) {
      this.addOverride(`output.${output}.precondition`, preconditions);
    }
  }

  /** Put tags on everything that takes any, as a provider's default tags would; its own tags win. */
  protected tagEverything(tags: Record<string, string>): void {
    for (const child of this.node.findAll()) {
      if (TerraformResource.isTerraformResource(child) && "tags" in child && "tagsInput" in child) {
        child.tags = child.tagsInput ? mergeMaps(tags, child.tagsInput as Record<string, string>) : tags;
      }
    }
  }

  /** The module's files by name, in the split that people know. */
  files(): Record<string, Json> {
    this.prepareStack();
    const { terraform, output, locals, data, check, moved, module, resource } = withoutMetadata(
      this.toTerraform(),
    ) as Record<string, Json>;
    const { required_version, required_providers } = terraform as Json;
    const variables = Object.entries(this.inputs).map(([name, input]) => [
      name,
      variable(name, { ...input, rules: [...(input.rules ?? []), ...(this.refusals.get(name) ?? [])] }),
    ]);
    const main = Object.entries({ locals, data, check, moved, module, resource }).filter(
      ([, blocks]) => blocks !== undefined,
    );
    return {
      "main.tf.json": sorted(Object.fromEntries(main)) as Json,
      "variables.tf.json": { variable: Object.fromEntries(variables) },
      "outputs.tf.json": { output },
      "versions.tf.json": { terraform: { required_version, required_providers } },
    };
  }
}

/** CDKTF's comments are in every block. */
function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutMetadata);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "//")
      .map(([key, inner]) => [key, withoutMetadata(inner)]),
  );
}

/** Addresses in order, at any depth: the file does not change when constructs are made in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
