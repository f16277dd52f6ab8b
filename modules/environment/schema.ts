import { z } from "zod";
import { accessSchema } from "../access/schema";
import { dnsSchema } from "../dns/schema";
import type { ClusterSettings } from "../engine/engine";
import { ENGINES } from "../engines";
import { networkSchema } from "../network/schema";
import { block } from "../schema/block";
import { onChange } from "../schema/change";
import { providerSchema, stateSchema } from "../stack/schema";
import { storageSchema } from "../storage/schema";

const tagsSchema = z
  .record(
    z
      .string()
      .min(1)
      .max(128)
      .regex(
        /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
        "1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:",
      ),
    z
      .string()
      .max(256)
      .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, "up to 256 letters, digits, spaces and _.:/=+-@"),
  )
  .default({})
  .describe("Tags of every resource and of every instance and volume that starts later.")
  .meta(onChange({ standalone: "tags", emr: "in_place" }));

type Discriminable = z.core.$ZodTypeDiscriminable;

/** One block of several, by the word `engine`; which ones there are only the registry says. */
const clusterSchema = z.discriminatedUnion(
  "engine",
  ENGINES.map(({ schema }) => schema) as unknown as [Discriminable, ...Discriminable[]],
) as unknown as z.ZodType<ClusterSettings>;

/** One environment file: one stack, one Terraform state. */
export const environmentSchema = block({
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]*[a-z0-9]$/,
      "lower-case letters, digits and hyphens, starting with a letter, not ending in a hyphen",
    )
    .max(32)
    .meta({
      ...onChange("refused"),
      description: "Name of the environment: the stack, and the beginning of every resource's name.",
      examples: ["raster"],
    }),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "a region such as us-east-1")
    .meta({ ...onChange("refused"), description: "AWS region of everything.", examples: ["us-east-1"] }),
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
