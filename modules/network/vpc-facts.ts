import type { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { ITerraformDependable } from "cdktf";
import type { TextMap } from "../value/map";
import type { Times } from "../value/repeat";
import { type Value, value } from "../value/value";

/** A route table of a VPC; its key names it in addresses and never changes while the table stays. */
export interface RouteTableFacts {
  key: string;
  id: string;
  /** How often Terraform repeats what is made for the table, where this stands for several. */
  times: Times;
}

/** What the rest of an environment needs of a VPC, whether it was created here or existed before. */
export interface VpcFacts {
  /** Its name in the environment file. */
  name: string;
  id: string;
  /** Whether it was there before; it is used as it is then. */
  isExisting: boolean;
  cidr: string;
  privateSubnetIds: Value<string[]>;
  publicSubnetIds: Value<string[]>;
  routeTables: RouteTableFacts[];
  /** The private subnets that are resources of this stack, one by one. Default: none, as where they were there before. */
  ownSubnets?: Subnet[];
  /** Routes and endpoints that instances need from their first minute on; none for an existing VPC. */
  egress: ITerraformDependable[];
}

/** The ids of VPCs by the name of each. */
export const idsByName = (vpcs: VpcFacts[]): Value<TextMap> =>
  value(Object.fromEntries(vpcs.map(({ name, id }) => [name, id])));

/** A VPC that was there before, with subnets of it that a cluster may live in. */
export function existingVpc(facts: Pick<VpcFacts, "id" | "privateSubnetIds"> & Partial<VpcFacts>): VpcFacts {
  return {
    name: "hub",
    cidr: "",
    publicSubnetIds: value<string[]>([]),
    routeTables: [],
    egress: [],
    ...facts,
    isExisting: true,
  };
}
