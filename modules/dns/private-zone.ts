import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import { Construct } from "constructs";
import type { VpcFacts } from "../network/vpc-facts";
import { named, THIS } from "../stack/addressed-stack";
import { triggerOf } from "../stack/state-values";
import type { TextMap } from "../value/map";
import { byKey } from "../value/repeat";
import { argument, type Value } from "../value/value";

export interface PrivateZoneProps {
  /** Without a dot at the end. */
  zoneName: string;
  hub: VpcFacts;
  /** Other VPCs that resolve the zone, by name. */
  peerVpcIds: Value<TextMap>;
  /** Seconds that clients may remember a record. */
  recordTtlSeconds: Value<number>;
}

/**
 * A private zone that the hub and every peered VPC resolve.
 *
 * The DNS options of a peering make EC2's own names resolve, not those of a private zone: each VPC
 * has to be associated. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-associate-vpcs.html
 */
export class PrivateZone extends Construct {
  readonly zoneId: string;
  readonly zoneName: string;
  /** The master's name: clients and workers find the master by it, whichever instance it is. */
  readonly masterName: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PrivateZoneProps,
  ) {
    super(scope, id);
    const zone = new Route53Zone(this, THIS, {
      name: props.zoneName,
      comment: "Finds the Spark master",
      vpc: [{ vpcId: props.hub.id }],
      lifecycle: {
        // The associations below add VPCs; without this the zone would take them out again.
        ignoreChanges: ["vpc"],
        // With it, a hub that becomes another VPC would not resolve the zone.
        replaceTriggeredBy: [triggerOf(this, "hub", props.hub.id)],
      },
    });
    this.zoneId = zone.zoneId;
    this.zoneName = props.zoneName;
    this.masterName = `master.${props.zoneName}`;
    for (const { key, entry: vpcId, times } of byKey(props.peerVpcIds, "peers")) {
      new Route53ZoneAssociation(this, named(key), { ...times, zoneId: zone.zoneId, vpcId });
    }
  }

  /** Point the master's name at addresses (A) or at another name (CNAME). */
  pointMasterAt({ type, targets }: { type: Value<string>; targets: Value<string[]> }): void {
    new Route53Record(this, "master", {
      zoneId: this.zoneId,
      name: this.masterName,
      type: argument(type),
      ttl: argument(this.props.recordTtlSeconds),
      records: argument(targets),
    });
  }
}
