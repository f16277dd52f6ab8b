import { nameTag } from "../stack/names";
import { orElse } from "../value/choice";
import { withoutSuffix } from "../value/text";
import { argument, type Value } from "../value/value";

/** Name of the private zone, without a dot at the end: the one that is asked for, otherwise `<name>-spark`. */
export function zoneName(environment: string, asked: Value<string | undefined>): string {
  return argument(withoutSuffix(orElse(asked, nameTag(environment)), "."));
}
