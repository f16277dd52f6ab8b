import { Token } from "cdktf";
import { nameTag } from "../stack/names";
import { hcl } from "../value/expression";
import { isLater, orElse } from "../value/plan-time";

/** Name of the private zone, without a dot at the end: the one that is asked for, otherwise `<name>-spark`. */
export function zoneName(environment: string, asked: string | undefined): string {
  const name = orElse(asked, nameTag(environment));
  return isLater(name) ? Token.asString(hcl`trimsuffix(${name}, ".")`) : name.replace(/\.$/, "");
}
