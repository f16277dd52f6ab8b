import { engineOf } from "../../modules/engines";
import type { Environment } from "../../modules/environment/schema";
import { snakeCase } from "../../modules/schema/block";
import type { ProviderMajor } from "../../modules/stack/schema";

/**
 * The major version of the AWS provider to write for: 5, where the local mirror holds no other.
 *
 * @param mirrored versions in the local mirror; without any, Terraform downloads what the file's own text asks for
 * @returns undefined where the file's own text can be tried
 */
export function majorAtHand(mirrored: string[]): ProviderMajor | undefined {
  return mirrored.length > 0 && mirrored.every((version) => version.startsWith("5.")) ? 5 : undefined;
}

/** What to say where the text that is tried is not the one that the file asks for; undefined where it is. */
export function otherText({ cluster, provider }: Environment, mirrored: string[]): string | undefined {
  const major = majorAtHand(mirrored) ?? provider.version;
  const engine = engineOf(cluster);
  if (engine.providerRange === undefined || major === provider.version) {
    return undefined;
  }
  const kept: object = engine.forProvider(cluster, major);
  const left = Object.entries(cluster).filter(([key, value]) => value !== kept[key as keyof typeof kept]);
  const without = left.length > 0 ? `, without ${left.map(([key]) => snakeCase(key)).join(", ")}` : "";
  return `the local mirror holds AWS provider ${mirrored.join(", ")} alone: tried is the text for provider ${major}${without}`;
}
