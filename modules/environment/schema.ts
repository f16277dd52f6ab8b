import type { z } from "zod";
import { accessSchema } from "../access/schema";
import { dnsSchema } from "../dns/schema";
import { clusterSchema } from "../engines";
import { networkSchema } from "../network/schema";
import { block } from "../schema/block";
import { nameSchema, providerSchema, regionSchema, stateSchema, tagsSchema } from "../stack/schema";
import { storageSchema } from "../storage/schema";

/** One environment file: one stack, one Terraform state. */
export const environmentSchema = block({
  name: nameSchema,
  region: regionSchema,
  tags: tagsSchema,
  network: networkSchema.prefault({}),
  dns: dnsSchema.prefault({}),
  storage: storageSchema.prefault({}),
  access: accessSchema.prefault({}),
  cluster: clusterSchema(),
  state: stateSchema.prefault({ backend: "local" }),
  provider: providerSchema.prefault({}),
});

export type Environment = z.output<typeof environmentSchema>;
