import type { Environment } from "../environment/schema/environment";
import { nameTag } from "../stack/names";

/** Name of the private zone, without a dot at the end: the file's own, otherwise `<name>-spark`. */
export function zoneName({ name, dns }: Environment): string {
  return dns.zoneName?.replace(/\.$/, "") ?? nameTag(name);
}
