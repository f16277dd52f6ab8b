import { mergeMaps, type TextMap } from "../value/map";
import type { Value } from "../value/value";

/**
 * The tags of an environment: the file's own, and one that finds everything that belongs to it.
 *
 * They are the provider's default tags, and are also given to launch templates by hand, since
 * default tags do not reach what AWS itself starts later.
 */
export function environmentTags(name: string, tags: Value<TextMap> | TextMap): Value<TextMap> {
  return mergeMaps({ "terraspark:environment": name }, tags);
}
