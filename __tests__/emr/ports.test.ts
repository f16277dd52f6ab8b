import { clientPorts } from "../../modules/emr/ports";
import { value } from "../../modules/value/value";

const keys = (applications: string[]) => clientPorts(value(applications)).map(({ key }) => key);

test("Spark and YARN are open on every cluster, other applications where they are installed", () => {
  expect(keys(["Spark"])).toEqual(["yarn", "history", "application", "thrift"]);
  expect(keys(["Spark", "Livy", "Zeppelin"])).toEqual(["yarn", "history", "application", "thrift", "livy", "zeppelin"]);
});

test("each port is one port with a name and a description", () => {
  const ports = clientPorts(
    value(["Hive", "Hue", "JupyterEnterpriseGateway", "JupyterHub", "Livy", "Spark", "Zeppelin"]),
  );
  expect(ports).toHaveLength(10);
  expect(new Set(ports.map(({ key }) => key)).size).toBe(10);
  expect(ports.every(({ from, to, description }) => from === to && description.length > 0)).toBe(true);
  expect(ports[0]).toEqual({ key: "yarn", from: 8088, to: 8088, description: "YARN ResourceManager" });
});
