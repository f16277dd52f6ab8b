import { z } from "zod";
import { accessSchema } from "../access/schema";
import { dnsSchema } from "../dns/schema";
import type { ClusterSettings } from "../engine/engine";
import { ENGINES } from "../engines";
import { networkSchema } from "../network/schema";
import { block } from "../schema/block";
import { nameSchema, providerSchema, regionSchema, stateSchema, tagsSchema } from "../stack/schema";
import { storageSchema } from "../storage/schema";

type Discriminable = z.core.$ZodTypeDiscriminable;

/** One block of several, by the word `engine`; which ones there are only the registry says. */
const clusterSchema = z.discriminatedUnion(
  "engine",
  ENGINES.map(({ schema }) => schema) as unknown as [Discriminable, ...Discriminable[]],
) as unknown as z.ZodType<ClusterSettings>;

/** One environment file: one stack, one Terraform state. */
export const environmentSchema = block({
  name: nameSchema,
  region: regionSchema,
  tags: tagsSchema,
  network: networkSchema.prefault({}),
  dns: dnsSchema.prefault({}),
  storage: storageSchema.prefault({}),
  access: accessSchema.prefault({}),
  cluster: clusterSchema.describe(
    `The cluster. Its engine is one word: ${ENGINES.map(({ name }) => name).join(" or ")}.`,
  ),
  state: stateSchema.prefault({ backend: "local" }),
  provider: providerSchema.prefault({}),
});

export type Environment = z.output<typeof environmentSchema>;
