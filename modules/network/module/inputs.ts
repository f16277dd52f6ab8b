import { accessSchema } from "../../access/schema";
import type { Inputs } from "../../module-kit/input";
import { nameInput, tagsInput } from "../../module-kit/stack-inputs";
import { type FieldSchema, fieldSchema, withFields } from "../../schema/field-schema";
import { networkSchema } from "../schema";
import { rangesApart } from "./cidr-rules";
import { zoneIdsInput } from "./peering-inputs";

const { hub, vpcs, availability_zones, availability_zone_count } = fieldSchema(networkSchema).properties as Record<
  string,
  FieldSchema
>;
const { role_path, permissions_boundary_arn } = fieldSchema(accessSchema).properties as Record<string, FieldSchema>;
const environmentVpc = vpcs?.additionalProperties as FieldSchema;

/** A VPC of the environment file that is created. */
export const vpcSchema: FieldSchema = {
  ...withFields(environmentVpc, {
    cidr: { ...(environmentVpc.properties?.cidr as FieldSchema), description: "IPv4 range of the VPC, /16 to /28." },
    id: undefined,
    private_subnet_ids: undefined,
    public_subnet_ids: undefined,
    route_table_ids: undefined,
  }),
  required: ["cidr"],
};

/** The inputs of the module `network`: those of the environment file's block of that name for VPCs that are created. */
export const networkInputs: Inputs = {
  name: {
    ...nameInput,
    schema: {
      ...nameInput.schema,
      description: "Name of the environment that the VPCs are of, and the beginning of every resource's name.",
    },
  },
  tags: { schema: { ...tagsInput.schema, description: "Tags of every resource." } },
  hub: { schema: hub as FieldSchema },
  vpcs: { schema: { ...vpcs, additionalProperties: vpcSchema }, rules: [rangesApart("vpcs")] },
  availability_zones: { schema: availability_zones as FieldSchema },
  availability_zone_count: { schema: availability_zone_count as FieldSchema },
  zone_ids: zoneIdsInput,
  role_path: { schema: { ...role_path, description: "IAM path of the roles that write flow logs." } },
  permissions_boundary_arn: {
    schema: { ...permissions_boundary_arn, description: "Permissions boundary of the roles that write flow logs." },
  },
};
