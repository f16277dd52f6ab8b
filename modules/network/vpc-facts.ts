import type { ITerraformDependable } from "cdktf";

/** A route table of a VPC; its key names it in addresses and never changes while the table stays. */
export interface RouteTableFacts {
  key: string;
  id: string;
}

/** What the rest of an environment needs of a VPC, whether it was created here or existed before. */
export interface VpcFacts {
  /** Its name in the environment file. */
  name: string;
  id: string;
  cidr: string;
  privateSubnetIds: string[];
  publicSubnetIds: string[];
  routeTables: RouteTableFacts[];
  /** Routes and endpoints that instances need from their first minute on; none for an existing VPC. */
  waysOut: ITerraformDependable[];
}
