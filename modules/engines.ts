import { emr } from "./emr/engine";
import type { ClusterSettings, Engine } from "./engine/engine";
import { standalone } from "./standalone/engine";

/** Everything that can run Spark, in the order in which it is listed to people. */
export const ENGINES: [Engine, ...Engine[]] = [standalone, emr];

/** The engine that the settings of a cluster name. */
export function engineOf({ engine: name }: ClusterSettings): Engine {
  const engine = ENGINES.find((one) => one.name === name);
  if (engine === undefined) {
    throw new Error(`there is no engine ${name}`);
  }
  return engine;
}
