import type { Data } from "archy";
import type { Emr } from "../../modules/emr/schema";
import type { EmrCapacity } from "../../modules/emr/capacity-schema";
import type { Environment } from "../../modules/environment/schema";
import type { Standalone } from "../../modules/standalone/schema";
import { SPARK_RELEASES } from "../../modules/standalone/releases";

/** The cluster of an environment as a branch of its tree. */
export function describeCluster({ cluster }: Environment): Data {
  return cluster.engine === "standalone" ? standalone(cluster) : emr(cluster);
}

function standalone({ spark, master, workers }: Standalone): Data {
  const { percentage, onDemandBase } = workers.spot;
  const base = onDemandBase > 0 ? `${onDemandBase} on demand, above them ` : "";
  return {
    label: `standalone Spark ${spark.version}${builtWith(spark.version)}`,
    nodes: [
      `master ${master.instanceType}, on demand`,
      `workers ${workers.min} to ${workers.max}, ${base}${percentage} % spot: ${workers.instanceTypes.join(", ")}`,
    ],
  };
}

/** What jobs have to be built for, of a release that is known. */
function builtWith(version: string): string {
  const release = SPARK_RELEASES[version];
  return release ? `, Scala ${release.scala}, Hadoop ${release.hadoop}` : "";
}

function emr(cluster: Emr): Data {
  const { master, core, task, managedScaling: managed, idleTimeoutSeconds: idle } = cluster;
  return {
    label: `EMR ${cluster.release}, instance ${cluster.instances}`,
    nodes: [
      `master ${master.count} x ${master.instanceTypes.join(", ")}, on demand`,
      `core ${capacity(core)}`,
      ...(task ? [`task ${capacity(task)}`] : []),
      ...(managed ? [`managed scaling from ${managed.minimum} to ${managed.maximum}`] : []),
      idle ? `ends after ${idle} s without work` : "stays until it is destroyed",
    ],
  };
}

function capacity({ onDemand, spot, instanceTypes, yarnScaling }: EmrCapacity): string {
  const scaling = yarnScaling ? `, scaled on YARN from ${yarnScaling.minimum} to ${yarnScaling.maximum}` : "";
  return `${onDemand} on demand and ${spot} spot: ${instanceTypes.join(", ")}${scaling}`;
}
