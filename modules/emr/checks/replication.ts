import type { Path } from "../../rule/finding";
import { type Found, found } from "../../rule/requirement";
import type { Emr, EmrConfiguration } from "../schema";

/** A property of a classification, if the configurations set it. */
export function propertyOf(configurations: EmrConfiguration[], classification: string, key: string) {
  return configurations.find((one) => one.classification === classification)?.properties?.[key];
}

/** Copies that HDFS keeps of a block, as the configurations say it; undefined where they do not. */
export function writtenReplication({ configurations }: Emr): number | undefined {
  const written = Number(propertyOf(configurations, "hdfs-site", "dfs.replication"));
  return Number.isInteger(written) && written > 0 ? written : undefined;
}

/**
 * Copies that HDFS keeps of a block: as written, otherwise as EMR reckons them from the core nodes at the start.
 *
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hdfs-config.html
 */
export function replicationOf(settings: Emr): number {
  const { onDemand, spot } = settings.core;
  const nodes = onDemand + spot;
  return writtenReplication(settings) ?? (nodes < 4 ? 1 : nodes < 10 ? 2 : 3);
}

/** EMR removes core nodes down to the copies that HDFS keeps of a block, whatever the minimum at `path` says. */
export function neverReached(path: Path, minimum: number, copies: number): Found {
  return found(path, {
    problem: `is never reached: HDFS keeps ${copies} cop${copies === 1 ? "y" : "ies"} of a block, and EMR as many core nodes`,
    got: minimum,
    fix: `write minimum: ${copies}, or another dfs.replication for hdfs-site`,
    because: [["core"], ["configurations"]],
  });
}
