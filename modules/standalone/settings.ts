import { choose, orElse } from "../value/choice";
import { mergeMaps } from "../value/map";
import { isGiven } from "../value/question";
import { argument, type Value, type Values } from "../value/value";
import { envLine } from "./env-file";
import { MASTER_PORT, MASTER_WEB_PORT } from "./ports";
import { propertiesFile } from "./properties-file";
import type { Standalone } from "./schema";

type Spark = Values<Standalone["spark"]>;

/** What the scripts on a node read from /etc/terraspark/node.env. */
export type NodeSettings = Record<string, string>;

/** Device that the recovery volume is attached as; Amazon Linux links it to the NVMe device behind it. */
export const RECOVERY_DEVICE = "/dev/sdf";

/** Where Spark is fetched from in the end: the archive keeps every release. */
export function sparkDownloadUrl(spark: Spark): Value<string> {
  return orElse(spark.downloadUrl, `https://archive.apache.org/dist/${releasePath(spark)}`);
}

/**
 * Where nodes look for Spark, in order, with spaces between: what the environment names, or the content delivery network of
 * Apache's, which has the newest releases only and is many times faster than the archive. https://infra.apache.org/release-download-pages.html
 */
function sparkSources(spark: Spark): Value<string> {
  const mirrors = ["https://dlcdn.apache.org/", "https://archive.apache.org/dist/"];
  return orElse(spark.downloadUrl, mirrors.map((mirror) => mirror + releasePath(spark)).join(" "));
}

function releasePath({ version }: Spark): string {
  return `spark/spark-${argument(version)}/spark-${argument(version)}-bin-hadoop3.tgz`;
}

export function masterUrl(masterName: string): string {
  return `spark://${masterName}:${MASTER_PORT}`;
}

/** Settings of the master. They name nothing of the workers, so that no change of theirs ever touches it. */
export function masterSettings(spark: Spark): NodeSettings {
  return { ...commonSettings(spark), RECOVERY_DEVICE };
}

export function workerSettings(spark: Spark, masterName: string): NodeSettings {
  return { ...commonSettings(spark), SPARK_MASTER_URL: masterUrl(masterName) };
}

function commonSettings(spark: Spark): NodeSettings {
  const { sha512 } = spark;
  return {
    SPARK_SOURCES: argument(sparkSources(spark)),
    SPARK_SHA512: argument(choose(isGiven(sha512), sha512 as Value<string>, "")),
  };
}

/** The file of settings: one `KEY="value"` a line, for systemd and for bash alike. */
export function envFile(settings: NodeSettings): string {
  return Object.entries(settings)
    .map(([key, value]) => envLine(key, value))
    .join("");
}

/**
 * A worker that leaves hands its blocks to the others first. It tries anew each 2 s in place of 30, which would take a quarter
 * of the time that spot gives. https://spark.apache.org/docs/4.1.4/configuration.html
 */
const DECOMMISSION = {
  "spark.decommission.enabled": "true",
  "spark.storage.decommission.enabled": "true",
  "spark.storage.decommission.shuffleBlocks.enabled": "true",
  "spark.storage.decommission.rddBlocks.enabled": "true",
  "spark.storage.decommission.replicationReattemptInterval": "2s",
};

/** spark-defaults.conf of every node; the environment's own properties win. */
export function sparkDefaults({ version, properties }: Spark): string {
  const defaults: Record<string, string> = {
    // Spark 4.1 opens an unauthenticated REST server for submissions unless told not to.
    // https://spark.apache.org/docs/4.1.4/spark-standalone.html#rest-api
    "spark.master.rest.enabled": "false",
    "spark.master.ui.port": String(MASTER_WEB_PORT),
    "spark.deploy.recoveryMode": "FILESYSTEM",
    // The volume outlives the release, but state is Java objects that another release may not be able to read. Its master
    // then runs on in STANDBY and takes no workers (seen on 2026-11-23: 3.5.9 to 4.1.4, 4.3.0 back to 4.2.1). Spark makes
    // the folder itself.
    "spark.deploy.recoveryDirectory": `/var/lib/spark/recovery/${argument(version)}`,
    "spark.worker.cleanup.enabled": "true",
    ...DECOMMISSION,
  };
  return propertiesFile(mergeMaps(defaults, properties));
}
