import * as fs from "node:fs";
import { cacheFolder } from "../../../lab/cache";
import { cgroupOf } from "../../../lab/cgroups";
import { launchClients } from "../../../lab/clients";
import { Lab } from "../../../lab/lab";
import { provide } from "../../../lab/provisions";
import { untilUp } from "../../../lab/until-up";
import { type Instance, running } from "../../../lab/world";
import { Caller } from "../../../scripts/try/caller";
import { Emulator } from "../../../scripts/try/emulator";
import { requirePython } from "../../../scripts/try/python";
import { scratchFolder } from "../../support/files";
import { copyBetween, describeLab } from "../../support/lab";
import { LIFETIME, lifeOf } from "../support";

const scratch = scratchFolder();

/** How long a node has to come up, in milliseconds: longer than it takes on a busy machine. */
const UP_MS = 4 * 60_000;

describeLab("the default file, booted", () => {
  let emulator: Emulator;
  let caller: Caller;
  let lab: Lab;
  let client: Record<string, string>;
  let webUrl: string;
  let masterUrl: string;
  let bucket: string;

  beforeAll(async () => {
    const provisions = await provide(cacheFolder(), "4.1.4", requirePython());
    emulator = await Emulator.start();
    const life = lifeOf(emulator, "spark.yaml", scratch, "300000000001");
    await life.prepare();
    caller = new Caller(emulator, life.place);
    const call = caller.call.bind(caller);
    lab = await Lab.start({ emulator: emulator.url, call, ...life.place, ...provisions });
    await life.apply();
    const outputs = await life.terraform.outputs();
    [webUrl, masterUrl, bucket] = [outputs.web_url, outputs.master_url, outputs.bucket_name].map(String) as [
      string,
      string,
      string,
    ];
    client = await launchClients(await lab.look(), call);
  }, LIFETIME);

  afterAll(async () => {
    const { folder } = lab;
    await lab?.stop();
    await caller?.end();
    await emulator?.stop();
    expect([fs.existsSync(folder.path), fs.existsSync(cgroupOf(folder))]).toEqual([false, false]);
  });

  const staging = () => client["raster-spark-staging"] as string;
  const production = () => client["raster-spark-production"] as string;
  const alive = (workers = 1) => untilUp(lab, { client: staging(), webUrl, workers, timeoutMs: UP_MS });
  const node = async (name: string) =>
    running(await lab.look()).find((one) => one.name === `raster-spark-${name}`) as Instance;

  test("its worker is at its master, as a peered VPC sees it", async () => {
    const worker = await node("worker");
    expect(await alive()).toEqual([expect.objectContaining({ host: worker.address, state: "ALIVE" })]);
  });

  test.each([
    ["production", "the master's port for applications", 7077, "reached"],
    ["staging", "the master's page", 8080, "reached"],
    ["staging", "a port that no group names", 22, "not reached"],
  ])("%s: %s", async (vpc, _, port, answer) => {
    const { address } = await node("master");
    expect(await reach(vpc === "staging" ? staging() : production(), address, port)).toBe(answer);
  });

  test("staging and production never reach each other, whatever their groups say", async () => {
    const { instances } = await lab.look();
    const { address, groupIds } = instances.find(({ id }) => id === production()) as Instance;
    const everything = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
    await caller.call("ec2", "authorize_security_group_ingress", { GroupId: groupIds[0], IpPermissions: everything });
    await lab.run(production(), "systemd-run", "--quiet", "python3", "-m", "http.server", "8000");
    const { address: master } = await node("master");
    await until(async () => (await reachFrom("master", address, 8000)) === "reached");
    expect(await reach(staging(), address, 8000)).toBe("not reached");
    expect(await reach(staging(), master, 8080)).toBe("reached");
  });

  test("metadata is for who has a token, and says whose role a node has", async () => {
    const { id } = await node("worker");
    const get = "curl --silent --max-time 5 --write-out ' %{http_code}'";
    const url = "http://169.254.169.254/latest";
    const token = `$(curl --silent --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${url}/api/token)`;
    const withToken = `${get} --header "X-aws-ec2-metadata-token: ${token}"`;
    const ask = async (command: string) => (await lab.run(id, "sh", "-c", command)).output;
    expect(await ask(`${get} ${url}/meta-data/instance-id`)).toBe(" 401");
    expect(await ask(`${withToken} ${url}/meta-data/instance-id`)).toBe(`${id} 200`);
    expect(await ask(`${withToken} ${url}/meta-data/iam/security-credentials/`)).toMatch(
      /^raster-spark-worker\S* 200$/,
    );
  });

  test("a node's role calls AWS under AWS's own names", async () => {
    const { id } = await node("worker");
    const { output } = await lab.run(id, "aws", "sts", "get-caller-identity", "--output", "text", "--query", "Account");
    expect(output.trim()).toBe("300000000001");
  });

  test("its role writes to the cluster's bucket, by TLS alone", async () => {
    const { id } = await node("worker");
    const copy = (options: string) =>
      lab.run(id, "sh", "-c", `aws s3 cp ${options} /etc/hostname s3://${bucket}/spark/x`);
    expect(await copy("")).toMatchObject({ status: 0 });
    expect((await copy(`--endpoint-url http://s3.us-east-1.amazonaws.com`)).output).toContain("Forbidden");
  });

  test("a host of a peered VPC runs a job, once executors are let back to its driver", async () => {
    const worker = await node("worker");
    const { instances } = await lab.look();
    const { id, address, groupIds } = instances.find((one) => one.id === staging()) as Instance;
    await caller.call("ec2", "authorize_security_group_ingress", {
      GroupId: groupIds[0],
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 1024, ToPort: 65535, IpRanges: [{ CidrIp: "10.0.64.0/18" }] }],
    });
    await copyBetween(lab, worker.id, id, ["/opt/spark", "/usr/lib/jvm", "/etc/java-17-openjdk"]);
    const java = (await lab.run(id, "sh", "-c", "ls -d /usr/lib/jvm/java-17-openjdk-*")).output.trim();
    const driver = `spark.driver.host=${address}`;
    const job = ["/opt/spark/bin/spark-submit", "--master", masterUrl, "--conf", driver, "--conf", "spark.cores.max=1"];
    const pi = "/opt/spark/examples/src/main/python/pi.py";
    const { output } = await lab.run(id, "env", `JAVA_HOME=${java}`, "timeout", "240", ...job, pi, "2");
    expect(output).toContain("Pi is roughly 3.1");
  });

  test("a master that is rebooted has its volume and its name, and its worker comes back", async () => {
    const { id } = await node("master");
    const source = async () =>
      (await lab.run(id, "findmnt", "--noheadings", "--output=SOURCE", "/var/lib/spark/recovery")).output;
    const [before, boot] = [await source(), await bootOf(id)];
    await lab.run(id, "systemctl", "reboot");
    await until(async () => (await bootOf(id)) !== boot);
    await until(async () => (await source()) === before);
    await alive();
  });

  test("a worker that EC2 takes back takes leave of its master first", async () => {
    const { id, address } = await node("worker");
    lab.notify(id, { interruption: new Date(Date.now() + 120_000).toISOString() });
    await until(async () => (await lab.run(id, "systemctl", "is-active", "spark-worker")).output.trim() === "inactive");
    const said = async (unit: string) => (await lab.run(id, "journalctl", `--unit=${unit}`, "--output=cat")).output;
    expect(await said("spark-spot")).toContain("EC2 takes this instance back");
    expect(await said("spark-worker")).toMatch(/Decommission/);
    const page = (await lab.run(staging(), "curl", "--silent", "--max-time", "5", `${webUrl}/json/`)).output;
    const states = JSON.parse(page).workers.filter(({ host }: { host: string }) => host === address);
    expect(states).not.toContainEqual(expect.objectContaining({ state: "ALIVE" }));
  });

  test("a worker whose power is cut is replaced by its group, from the archive where the first source has no Spark", async () => {
    lab.fault("dlcdn.apache.org", { kind: "missing" });
    const before = await node("worker");
    lab.cut(before.id);
    await until(async () => {
      const now = await node("worker");
      return now !== undefined && now.id !== before.id;
    });
    const { address } = await node("worker");
    await until(async () => (await alive()).some(({ host }) => host === address));
  });

  test("an instance that is terminated shuts down in order, and leaves nothing", async () => {
    const id = production();
    // Held open, it is read when its name is gone.
    const screen = fs.openSync(lab.folder.console(id), "r");
    await caller.call("ec2", "terminate_instances", { InstanceIds: [id] });
    await until(async () => !fs.existsSync(lab.folder.host(id)));
    expect(fs.readFileSync(screen, "utf8")).toMatch(/Reached target .*shutdown\.target/);
    fs.closeSync(screen);
  });

  /** Whether a TCP connection is made; a packet that is dropped has no answer. */
  async function reach(from: string, address: string, port: number): Promise<"reached" | "not reached"> {
    const { status } = await lab.run(from, "timeout", "3", "bash", "-c", `exec 3<>/dev/tcp/${address}/${port}`);
    return status === 0 ? "reached" : "not reached";
  }

  /** Which start of a host this is. */
  const bootOf = async (id: string) => (await lab.run(id, "cat", "/proc/sys/kernel/random/boot_id")).output;

  const reachFrom = async (name: string, address: string, port: number) => reach((await node(name)).id, address, port);

  async function until(holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + UP_MS;
    while (!(await holds().catch(() => false))) {
      if (Date.now() > end) {
        throw new Error("it never came to that");
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
});
