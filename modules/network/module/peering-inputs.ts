import { z } from "zod";
import type { Input, Inputs } from "../../module-kit/input";
import { tagsInput } from "../../module-kit/stack-inputs";
import type { Validation } from "../../module-kit/validation";
import { block } from "../../schema/block";
import { fieldSchema } from "../../schema/field-schema";
import { awsId, cidr, textOf, vpcName } from "../../schema/grammar";
import { onceEach } from "../../schema/once-each";
import { refusal } from "../../schema/refusal";
import { nameSchema } from "../../stack/schema";
import { overlaps } from "../refusals";
import { overlap, rangesApart } from "./cidr-rules";

const vpc = () =>
  block({
    vpc_id: awsId("vpc").describe("The VPC."),
    cidr: cidr().describe("Its IPv4 range."),
    route_table_ids: onceEach(z.array(awsId("rtb")).min(1)).describe(
      "Its route tables that get a route to the other side. Add new ones at the end.",
    ),
  });

const peersSchema = z
  .record(vpcName(), vpc())
  .describe("VPCs that are peered with the hub, and only with it, by name.");

const ZONE_IDS_PAGE = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html";

/** Also an input of the module `network`. */
export const zoneIdsInput: Input = {
  schema: fieldSchema(
    onceEach(z.array(textOf(/^Z[0-9A-Z]{3,31}$/, "an id such as Z0123456789ABCDEFGHIJ", ZONE_IDS_PAGE)))
      .default([])
      .describe(
        "Private zones that every peer resolves, beside that of a cluster, which takes `dns.peer_vpc_ids`. Add new ones at the end.",
      ),
  ),
};

const TWICE =
  "[for name, peer in var.peers : name if length([for other in var.peers : other if other.vpc_id == peer.vpc_id]) > 1]";
/** Between two VPCs there is one active peering. https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html */
const VPCS_APART: Validation = {
  condition: `\${length(${TWICE}) == 0}`,
  error_message: refusal("peers[].vpc_id: ", {
    problem: "are one VPC",
    got: `\${jsonencode({ for name in ${TWICE} : name => var.peers[name].vpc_id })}`,
    fix: "remove one of them",
  }),
};

const INSIDE_HUB = `[for name, peer in var.peers : name if ${overlap("peer.cidr", "var.hub.cidr")}]`;
/** A rule over two variables, which Terraform before 1.9 takes in no validation block. */
export const APART_FROM_HUB: Validation = {
  condition: `\${length(${INSIDE_HUB}) == 0}`,
  error_message: refusal("peers[].cidr: ", {
    ...overlaps("the hub (${var.hub.cidr})"),
    got: `\${jsonencode({ for name in ${INSIDE_HUB} : name => var.peers[name].cidr })}`,
  }),
};

/** The inputs of the module `peering`. */
export const peeringInputs: Inputs = {
  name: {
    schema: { ...fieldSchema(nameSchema), description: "Name of the environment; begins the name of each connection." },
    isRequired: true,
  },
  tags: { schema: { ...tagsInput.schema, description: "Tags of every connection." } },
  hub: {
    schema: { ...fieldSchema(vpc()), description: "The VPC that every other one is peered with." },
    isRequired: true,
  },
  peers: {
    schema: fieldSchema(peersSchema),
    isRequired: true,
    rules: [rangesApart("peers"), VPCS_APART],
  },
  zone_ids: zoneIdsInput,
};
