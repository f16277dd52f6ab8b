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

/** Of any release from 5 to 7. https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-components.html */
export const EMR_APPLICATIONS = [
  ...SPARK_RUNTIME_APPLICATIONS,
  "Flink",
  "Ganglia",
  "HBase",
  "HCatalog",
  "Hadoop",
  "Hive",
  "Hue",
  "JupyterHub",
  "MXNet",
  "Mahout",
  "Oozie",
  "Phoenix",
  "Pig",
  "Presto",
  "Sqoop",
  "TensorFlow",
  "Tez",
  "Trino",
  "Zeppelin",
  "ZooKeeper",
];
