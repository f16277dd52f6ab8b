import { ALWAYS, type Answer, both, either, startsWith } from "../value/question";
import type { Value } from "../value/value";
import { hasFeature, isUntil, type Since } from "./releases";

/** https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark810-release.html */
export const SPARK_RUNTIME_APPLICATIONS = [
  "AmazonCloudWatchAgent",
  "Delta",
  "Hudi",
  "Iceberg",
  "JupyterEnterpriseGateway",
  "Livy",
  "Spark",
];

/** The releases that have an application. */
interface Span extends Partial<Since> {
  /** The last one with it, whatever its patch. */
  last?: string;
}

/**
 * The applications of EMR's releases from 5 to 7, and which of these have each. Default: all of them.
 *
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-app-versions-7.x.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-app-versions-6.x.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-app-versions-5.x.html
 */
export const APPLICATION_SPANS: Record<string, Span> = {
  AmazonCloudWatchAgent: { first: ["emr-7.0.0"] },
  Delta: { first: ["emr-6.9.0"] },
  Flink: { first: ["emr-5.1.0", "emr-6.1.0"] },
  Ganglia: { last: "emr-6.15.0" },
  HBase: {},
  HCatalog: {},
  Hadoop: {},
  Hive: {},
  Hudi: { first: ["emr-5.28.0"] },
  Hue: {},
  Iceberg: { first: ["emr-6.5.0"] },
  JupyterEnterpriseGateway: { first: ["emr-5.32.0", "emr-6.2.0"] },
  JupyterHub: { first: ["emr-5.14.0"] },
  Livy: { first: ["emr-5.9.0"] },
  MXNet: { first: ["emr-5.10.0"], last: "emr-7.2.0" },
  Mahout: { last: "emr-5.36.0" },
  Oozie: {},
  Phoenix: {},
  Pig: { first: ["emr-5.0.0", "emr-6.1.0"] },
  Presto: {},
  PrestoSQL: { first: ["emr-6.1.0"], last: "emr-6.3.0" },
  Spark: {},
  Sqoop: { first: ["emr-5.0.0", "emr-6.1.0"], last: "emr-7.4.0" },
  TensorFlow: { first: ["emr-5.17.0"] },
  Tez: {},
  Trino: { first: ["emr-6.4.0"] },
  Zeppelin: {},
  ZooKeeper: {},
};

export const EMR_APPLICATIONS = Object.keys(APPLICATION_SPANS);

/** Whether a release has an application; yes for the runtime for Spark, which has a list of its own. */
export function hasApplication(release: Value<string>, application: string): Answer {
  const { first, also, last } = APPLICATION_SPANS[application] ?? {};
  const hasCome = first ? hasFeature(release, { first, also }) : ALWAYS;
  const isLeft = last === undefined ? ALWAYS : either(startsWith(release, "emr-spark-"), isUntil(release, last));
  return both(hasCome, isLeft);
}
