import type { Finding } from "../../rule/finding";
import type { Emr } from "../schema";

/** A rule about the settings of an EMR cluster alone. */
export type EmrRule = (settings: Emr) => Finding[];

/** Rules that hold for one way of grouping instances only. */
export function withInstances(instances: Emr["instances"], rules: EmrRule[]): EmrRule[] {
  return rules.map((rule) => (settings) => (settings.instances === instances ? rule(settings) : []));
}
