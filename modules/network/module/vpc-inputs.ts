import type { Inputs } from "../../module-kit/input";
import { type FieldSchema, withFields } from "../../schema/field-schema";
import { refusal } from "../../schema/refusal";
import { layoutOf } from "../layout";
import { noRoom } from "../refusals";
import { networkInputs, vpcSchema } from "./inputs";

const { prefixes, fits } = layoutOf("var.vpc");
const { availability_zones, nat } = vpcSchema.properties as Record<string, FieldSchema>;

const shape: FieldSchema = withFields(vpcSchema, {
  name: { ...networkInputs.vpcs?.schema.propertyNames, description: "Name of the VPC." },
  availability_zones: { ...availability_zones, description: "Its zones. Add new ones at the end." },
  availability_zone_count: undefined,
  nat: { ...nat, description: "NAT gateways." },
});

/** The inputs of the module within `network` that makes one VPC; everything that `network` leaves open is decided. */
export const networkVpcInputs: Inputs = {
  name: networkInputs.name as Inputs[string],
  tags: networkInputs.tags as Inputs[string],
  vpc: {
    schema: { ...shape, description: "The VPC.", required: ["name", "cidr", "availability_zones", "nat"] },
    isRequired: true,
    rules: [
      {
        condition: `\${${fits}}`,
        error_message: refusal("vpcs.${var.vpc.name}.cidr: ", {
          ...noRoom(
            "${length(var.vpc.availability_zones)}",
            `\${${prefixes.private}}`,
            `\${${prefixes.public}}`,
            (text) => `\${var.vpc.internet_gateway ? "${text}" : ""}`,
          ),
          got: "${jsonencode(var.vpc.cidr)}",
        }),
      },
    ],
  },
  vpc_tags: {
    schema: {
      ...networkInputs.tags?.schema,
      description: "Tags of the VPC and of its private subnets alone.",
    },
  },
  role_path: networkInputs.role_path as Inputs[string],
  permissions_boundary_arn: networkInputs.permissions_boundary_arn as Inputs[string],
};
