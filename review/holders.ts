import { ownValue } from "../modules/schema/own-value";
import type { Change } from "./changes";
import type { Plan, ResourceChange } from "./plan";

/** What stands in a subnet and stays, so that AWS refuses to delete the subnet. */
interface Holder {
  /** Whether it stands in the subnet of that id, by what Terraform knows of it before the plan. */
  isIn: (before: Record<string, unknown>, subnetId: unknown) => boolean;
  /** Why the apply will fail, and what to do first. */
  text: (address: string) => string;
}

const includes = (list: unknown, id: unknown) => Array.isArray(list) && list.includes(id);

const HOLDERS: Record<string, Holder> = {
  aws_vpc_endpoint: {
    isIn: ({ subnet_ids }, id) => includes(subnet_ids, id),
    text: (address) =>
      `for ${address} would let go of it only later: first take the VPC's interface_endpoints away in an apply of its own`,
  },
  aws_autoscaling_group: {
    isIn: ({ vpc_zone_identifier }, id) => includes(vpc_zone_identifier, id),
    text: (address) => `as long as workers of ${address} run in it: first end those, or bring their number to 0`,
  },
  aws_emr_cluster: {
    isIn: ({ ec2_attributes }, id) => Array.isArray(ec2_attributes) && ec2_attributes[0]?.subnet_id === id,
    text: (address) => `for ${address} runs in it and never moves: first end the cluster`,
  },
};

/**
 * Why a plan cannot delete a subnet, for each thing that is in its way.
 *
 * What goes as well, or is replaced, is deleted before the subnet and holds nothing. What stays lets go of the subnet by
 * an update, which Terraform orders after the deletion, or not at all.
 * https://github.com/hashicorp/terraform/blob/main/docs/destroying.md
 */
export function holdersOf(subnet: Change, plan: Plan): string[] {
  return subnet.type !== "aws_subnet"
    ? []
    : (plan.resource_changes ?? []).flatMap((resource) => {
        const holder = stays(resource) ? ownValue(HOLDERS, resource.type) : undefined;
        return holder?.isIn(resource.change.before ?? {}, subnet.before?.id) ? [holder.text(resource.address)] : [];
      });
}

const stays = ({ change: { actions } }: ResourceChange) => actions.includes("update") || actions.includes("no-op");
