import type { Scalar } from "yaml";
import { isReference } from "../value/template-text";
import type { YamlFault } from "./yaml-fault";

/** Tags of YAML's core schema. https://yaml.org/spec/1.2.2/#103-core-schema */
const CORE = /^(!|tag:yaml\.org,2002:(str|int|float|bool|null|map|seq))$/;

const TAG_ADVICE = "remove the tag; quote the value if it has to be a text";

/** Why a tag cannot be taken; undefined for none, and for those that YAML itself defines. */
export function tagFault(tag: string | undefined): Omit<YamlFault, "offset"> | undefined {
  return tag === undefined || CORE.test(tag)
    ? undefined
    : { problem: `has the tag ${tag.replace("tag:yaml.org,2002:", "!!")}, which means nothing here`, fix: TAG_ADVICE };
}

/** A text, a number, a boolean or null, or why it is none that can be taken. */
export function plainScalar({ value, source, tag }: Scalar): { value: unknown; fault?: Omit<YamlFault, "offset"> } {
  const text = typeof value === "string" ? value : (source ?? String(value));
  if (isReference(value) || isReference(text)) {
    const problem = "looks like a reference that CDK for Terraform makes for itself, and would be replaced";
    return { value: null, fault: { problem, got: text, fix: "write it otherwise" } };
  }
  const fault = tagFault(tag);
  return fault ? { value: null, fault } : { value };
}
