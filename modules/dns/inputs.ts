import type { Input } from "../module-kit/input";
import { type FieldSchema, fieldSchema, withFields } from "../schema/field-schema";
import { dnsSchema } from "./schema";

const dns = fieldSchema(dnsSchema.prefault({}));

/** The block `dns` of an environment file as an input of a module. */
export const dnsInput: Input = {
  schema: withFields(dns, {
    zone_name: {
      ...(dns.properties?.zone_name as FieldSchema),
      description: "Private zone that the VPC resolves. Default: <name>-spark.",
    },
  }),
};
