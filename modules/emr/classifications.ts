import { EMR_APPLICATIONS } from "./applications";

/**
 * The classifications that a person writes, of any release, but for Presto's and Trino's connectors.
 *
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-640-release.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark810-release.html
 */
const OF_HADOOP = [
  "capacity-scheduler",
  "container-executor",
  "container-log4j",
  "core-site",
  "docker-conf",
  "emrfs-site",
  "hadoop-env",
  "hadoop-kms-acls",
  "hadoop-kms-env",
  "hadoop-kms-java-home",
  "hadoop-kms-log4j",
  "hadoop-kms-site",
  "hadoop-log4j",
  "hadoop-ssl-client",
  "hadoop-ssl-server",
  "hdfs-encryption-zones",
  "hdfs-env",
  "hdfs-site",
  "httpfs-env",
  "httpfs-site",
  "mapred-env",
  "mapred-site",
  "yarn-env",
  "yarn-site",
];

/** Those of EMR itself, whatever is installed. */
const OF_EMR = [
  "cloudwatch-logs",
  "emr-metrics",
  "export",
  "recordserver-env",
  "recordserver-conf",
  "recordserver-log4j",
];

/** By the application whose they are. */
const OF_APPLICATIONS: Record<string, string[]> = {
  Delta: ["delta-defaults"],
  Flink: ["flink-conf", "flink-log4j", "flink-log4j-cli", "flink-log4j-session", "flink-log4j-yarn-session"],
  HBase: ["hbase", "hbase-env", "hbase-log4j", "hbase-metrics", "hbase-policy", "hbase-site"],
  HCatalog: [
    "hcatalog-env",
    "hcatalog-server-jndi",
    "hcatalog-server-proto-hive-site",
    "hcatalog-webhcat-env",
    "hcatalog-webhcat-site",
  ],
  Hive: [
    "hive",
    "hive-beeline-log4j2",
    "hive-env",
    "hive-exec-log4j2",
    "hive-llap-daemon-log4j2",
    "hive-log4j2",
    "hive-parquet-logging",
    "hive-site",
    "hiveserver2-site",
  ],
  Hudi: ["hudi-defaults", "hudi-env"],
  Hue: ["hue-ini"],
  Iceberg: ["iceberg-defaults"],
  JupyterHub: ["jupyter-hub-conf", "jupyter-notebook-conf", "jupyter-s3-conf", "jupyter-sparkmagic-conf"],
  Livy: ["livy-conf", "livy-env", "livy-log4j", "livy-log4j2"],
  Oozie: ["oozie-env", "oozie-log4j", "oozie-site"],
  Phoenix: ["phoenix-hbase-metrics", "phoenix-hbase-site", "phoenix-log4j", "phoenix-metrics"],
  Pig: ["pig-env", "pig-log4j", "pig-properties"],
  Presto: ["presto-config", "presto-env", "presto-log", "presto-node", "presto-password-authenticator"],
  PrestoSQL: [
    "prestosql-config",
    "prestosql-env",
    "prestosql-log",
    "prestosql-node",
    "prestosql-password-authenticator",
  ],
  Spark: ["spark", "spark-defaults", "spark-env", "spark-hive-site", "spark-log4j", "spark-log4j2", "spark-metrics"],
  Sqoop: ["sqoop-env", "sqoop-oraoop-site", "sqoop-site"],
  Tez: ["tez-site"],
  Trino: ["trino-config", "trino-env", "trino-log", "trino-node", "trino-password-authenticator"],
  Zeppelin: ["zeppelin-env", "zeppelin-site"],
  ZooKeeper: ["zookeeper-config", "zookeeper-log4j", "zookeeper-logback"],
};

export const CLASSIFICATIONS = [...OF_HADOOP, ...OF_EMR, ...Object.values(OF_APPLICATIONS).flat()];

/**
 * Who else takes the configuration of an application: what EMR installs it with, unasked.
 *
 * Table formats come with Spark. https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-iceberg-use-spark-cluster.html
 * https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html
 */
const BROUGHT_BY: Record<string, string[]> = {
  Delta: ["Spark"],
  HBase: ["Phoenix"],
  HCatalog: ["Hive", "Hue", "Presto", "PrestoSQL", "Trino"],
  Hive: ["HCatalog", "Hue", "Pig", "Presto", "PrestoSQL", "Trino"],
  Hudi: ["Spark"],
  Iceberg: ["Spark"],
  JupyterHub: ["JupyterEnterpriseGateway"],
  Livy: ["Hue", "JupyterEnterpriseGateway", "JupyterHub"],
  Oozie: ["Hue"],
  Tez: ["Hive", "HCatalog", "Hue", "Oozie", "Pig"],
  ZooKeeper: ["Spark"],
};

/** The applications any of which takes a classification; undefined where every cluster does, or nothing is known of it. */
export function takersOf(classification: string): string[] | undefined {
  const owner =
    EMR_APPLICATIONS.find((name) => OF_APPLICATIONS[name]?.includes(classification)) ??
    EMR_APPLICATIONS.find((name) => classification.startsWith(`${name.toLowerCase()}-connector-`));
  return owner === undefined ? undefined : [owner, ...(BROUGHT_BY[owner] ?? [])];
}
