import type { ClientPort } from "../network/client-access";
import { ALWAYS, includes, isPossible } from "../value/question";
import type { Value } from "../value/value";

interface MasterPort extends ClientPort {
  /** Open only if the cluster has this application. Default: Spark and YARN, which every cluster has. */
  application?: string;
}

const port = (key: string, number: number, description: string, application?: string): MasterPort => ({
  key,
  from: number,
  to: number,
  description,
  application,
});

/** Spark history server. */
export const HISTORY_PORT = 18080;

/** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-web-interfaces.html */
const MASTER_PORTS: MasterPort[] = [
  port("yarn", 8088, "YARN ResourceManager"),
  port("history", HISTORY_PORT, "Spark history server"),
  port("application", 20888, "Web pages of running applications, through YARN"),
  port("thrift", 10001, "Spark Thrift server"),
  port("livy", 8998, "Livy", "Livy"),
  port("zeppelin", 8890, "Zeppelin", "Zeppelin"),
  port("jupyterhub", 9443, "JupyterHub", "JupyterHub"),
  port("jupyter_gateway", 9547, "Jupyter Enterprise Gateway", "JupyterEnterpriseGateway"),
  port("hive", 10000, "HiveServer2", "Hive"),
  port("hue", 8888, "Hue", "Hue"),
];

/** What clients may reach on the master of a cluster with these applications. */
export function clientPorts(applications: Value<string[]>): ClientPort[] {
  return MASTER_PORTS.map(({ application, ...clientPort }) => ({
    ...clientPort,
    when: application === undefined ? undefined : includes(applications, application),
  })).filter(({ when = ALWAYS }) => isPossible(when));
}
