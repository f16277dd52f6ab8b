import { z } from "zod";
import type { Input } from "../module-kit/input";
import type { Claim } from "../rule/claim";
import { type FieldSchema, fieldSchema, withFields } from "../schema/field-schema";
import { awsId, vpcName } from "../schema/grammar";
import { valuesOf } from "../value/list";
import type { TextMap } from "../value/map";
import { includes, not } from "../value/question";
import type { Value } from "../value/value";
import { dnsSchema } from "./schema";

const dns = fieldSchema(dnsSchema.prefault({}));

/** The block `dns` of an environment file as an input of a module, which is told of the peers that a file has itself. */
export const dnsInput: Input = {
  schema: withFields(dns, {
    zone_name: {
      ...(dns.properties?.zone_name as FieldSchema),
      description: "Private zone that the VPC resolves. Default: <name>-spark.",
    },
    peer_vpc_ids: fieldSchema(
      z
        .record(vpcName(), awsId("vpc"))
        .default({})
        .describe("Other VPCs that resolve the zone, by name, such as `peer_vpc_ids` of the module network."),
    ),
  }),
};

/** The zone begins with the hub's VPC, which Route 53 then refuses to associate again. */
export function peersAreOthers(peerVpcIds: Value<TextMap>, hubVpcId: Value<string>): Claim {
  return {
    path: ["dns", "peer_vpc_ids"],
    holds: not(includes(valuesOf(peerVpcIds), hubVpcId)),
    problem: "name the VPC of the cluster, which resolves the zone already",
    got: hubVpcId,
    allowed: "other VPCs",
    fix: "remove it; peer_vpc_ids of the module network leaves it out",
  };
}
