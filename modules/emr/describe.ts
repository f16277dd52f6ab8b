import type { Description } from "../engine/engine";
import type { EmrCapacity } from "./capacity-schema";
import type { Emr } from "./schema";

/** A cluster in words, a line for each group of nodes. */
export function describeEmr(cluster: Emr): Description {
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
