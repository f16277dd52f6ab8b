import { z } from "zod";
import { emr } from "./emr/engine";
import type { emrSchema } from "./emr/schema";
import type { ClusterSettings, Engine } from "./engine/engine";
import { standalone } from "./standalone/engine";
import type { standaloneSchema } from "./standalone/schema";

/** Everything that can run Spark, in the order in which it is listed to people. */
export const ENGINES: [Engine, ...Engine[]] = [standalone, emr];

type Discriminable = z.core.$ZodTypeDiscriminable;

/** The block `cluster`: one of several, by the word `engine`. */
export function clusterSchema(): z.ZodType<ClusterSettings> {
  const schemas = ENGINES.map(({ schema }) => schema) as unknown as [Discriminable, ...Discriminable[]];
  const schema = z.discriminatedUnion("engine", schemas) as unknown as z.ZodType<ClusterSettings>;
  return schema.describe(`The cluster. Its engine is one word: ${ENGINES.map(({ name }) => name).join(" or ")}.`);
}

/** The block `cluster` as it is written, for any of them. */
export type ClusterInput = z.input<typeof standaloneSchema> | z.input<typeof emrSchema>;

/** The engine that the settings of a cluster name. */
export function engineOf({ engine: name }: ClusterSettings): Engine {
  const engine = ENGINES.find((one) => one.name === name);
  if (engine === undefined) {
    throw new Error(`there is no engine ${name}`);
  }
  return engine;
}
