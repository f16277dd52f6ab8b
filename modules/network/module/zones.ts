import { DataResource, TerraformCount, TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import type { Validation } from "../../module-kit/validation";
import { refusal } from "../../schema/refusal";
import { THIS } from "../../stack/addressed-stack";
import { hcl } from "../../value/expression";
import { attributeOfAll } from "../../value/repeat";
import { DEFAULT_ZONE_COUNT } from "../plan";
import { notAZone, tooManyZones } from "../refusals";
import { inOrder, regionZones } from "../region-zones";

/** What is asked of a region: as many zones as there are, and none but its own. */
const ZONES_EXIST: Validation[] = [
  {
    condition: "${max(0, values(local.zone_counts)...) <= length(self.names)}",
    error_message: refusal("availability_zone_count: ", {
      ...tooManyZones("${max(values(local.zone_counts)...)}", "${length(self.names)}"),
    }),
  },
  {
    condition: "${length(setsubtract(flatten(values(local.zone_names)), self.names)) == 0}",
    error_message: refusal("availability_zones: ", {
      ...notAZone('${join(", ", self.names)}'),
      got: "${jsonencode(setsubtract(flatten(values(local.zone_names)), self.names))}",
    }),
  },
];

/**
 * The zones of every VPC of the module `network`: by name where the caller names them, otherwise the region's first.
 *
 * A zone that was taken once is kept in the state. Terraform reads data late whenever a module waits for something
 * else, and would then plan to replace every subnet; and a list that AWS gives in another order would do the same.
 */
export class NetworkZones extends Construct {
  /** Expression of the names of the zones of the VPC `each.key`. */
  readonly ofEach: object;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const names = new TerraformLocal(
      scope,
      "zone_names",
      hcl`{ for name, vpc in var.vpcs : name => coalesce(vpc.availability_zones, vpc.availability_zone_count == null ? var.availability_zones : null, []) }`,
    );
    const counts = new TerraformLocal(
      scope,
      "zone_counts",
      hcl`{ for name, vpc in var.vpcs : name => length(${names.expression}[name]) > 0 ? 0 : coalesce(vpc.availability_zone_count, var.availability_zone_count, ${DEFAULT_ZONE_COUNT}) }`,
    );
    const region = regionZones(this, THIS);
    region.addOverride("lifecycle.postcondition", ZONES_EXIST);
    const ordered = inOrder(this, "names", region);
    const zones = new DataResource(this, "zones", {
      count: TerraformCount.of(Token.asNumber(hcl`max(0, values(${counts.expression})...)`)),
      input: hcl`${ordered.expression}[count.index]` as unknown as Record<string, unknown>,
      lifecycle: { ignoreChanges: ["input"] },
    });
    this.ofEach = hcl`concat(${names.expression}[each.key], slice(${attributeOfAll(zones, "output")}, 0, ${counts.expression}[each.key]))`;
  }
}
