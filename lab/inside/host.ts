import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { prefixOf, resolverOf, routerOf } from "../addresses";
import { cgroupOf, leaderOf } from "../cgroups";
import { command } from "../command";
import { deviceOf, guestDeviceOf } from "../device";
import type { RunFolder } from "../folder";
import { type Instance, subnetOf, type World } from "../world";

/** How systemd-nspawn ends where its guest asked to be started anew. */
const REBOOT = 133;

/** How long an instance has to shut down before its plug is pulled, in milliseconds. */
const PATIENCE_MS = 120_000;

/** An instance's machine: systemd in a container, on a copy-on-write root of its own. */
export class Host {
  private child?: ChildProcess;
  private state: "off" | "on" | "ended" = "off";
  /** Until when it is told to end, if it is. */
  private ending?: Promise<void>;

  /**
   * @param root file system that all hosts have in common
   * @param ended called when it is off without being told to
   */
  constructor(
    private readonly folder: RunFolder,
    private readonly root: string,
    readonly instance: Instance,
    private readonly ended: () => void,
  ) {}

  get isOn(): boolean {
    return this.state === "on";
  }

  /** Whether it may be turned on: one that ended by itself may not, before AWS knows of it. */
  get isOff(): boolean {
    return this.state === "off";
  }

  /** Turn it on, with the address of its instance. */
  async boot(world: World): Promise<void> {
    const { instance } = this;
    this.state = "on";
    const root = await this.mount();
    this.configure(root, world);
    await this.plugIn(world);
    const cgroup = this.cgroup;
    fs.mkdirSync(cgroup, { recursive: true });
    const nspawn = [
      ...["systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "--console=read-only"],
      // What a lab's host has written need not outlive the machine.
      "--suppress-sync=yes",
      ...["--resolv-conf=off", "--link-journal=no", `--machine=${instance.id}`, `--directory=${root}`],
      `--network-interface=${guestDeviceOf(instance.id)}`,
      `--bind-ro=${path.join(this.place, "hypervisor")}:/sys/hypervisor`,
    ];
    const screen = fs.openSync(this.folder.console(instance.id), "a");
    // Each host has a cgroup of its own, so that all of it can be ended at once.
    const script = 'echo $$ > "$0/cgroup.procs" && exec "$@"';
    const child = spawn("sh", ["-c", script, cgroup, ...nspawn], { stdio: ["ignore", screen, screen] });
    fs.closeSync(screen);
    this.child = child;
    child.once("close", (code) => {
      this.child = undefined;
      this.afterwards(code, world).catch((error: Error) => this.fail(error));
    });
  }

  /** Shut it down as AWS does: its units stop, and what takes too long is cut off. */
  async shutDown(): Promise<void> {
    if (this.state === "ended") {
      this.state = "off";
    }
    if (this.child !== undefined) {
      this.ending ??= this.end(this.child);
      await this.ending;
    }
  }

  private async end(child: ChildProcess): Promise<void> {
    const closed = new Promise((resolve) => child.once("close", resolve));
    const patience = setTimeout(() => fs.writeFileSync(path.join(this.cgroup, "cgroup.kill"), "1"), PATIENCE_MS);
    child.kill("SIGTERM");
    await closed;
    clearTimeout(patience);
    this.ending = undefined;
  }

  private async afterwards(code: number | null, world: World): Promise<void> {
    const told = this.ending !== undefined;
    await this.unplug();
    if (told) {
      this.state = "off";
    } else if (code === REBOOT) {
      await this.boot(world);
    } else {
      this.state = "ended";
      this.ended();
    }
  }

  /** A host that cannot be turned on is one that ended. */
  fail(error: Error): void {
    console.error(`${this.instance.id}: ${error.message}`);
    this.state = "ended";
    this.ended();
  }

  /** Process id of its first process; undefined while there is none. */
  get leader(): number | undefined {
    return leaderOf(this.cgroup);
  }

  /** Take away what it had. */
  async remove(): Promise<void> {
    await this.shutDown();
    await command("umount", path.join(this.place, "root"));
    fs.rmSync(this.place, { recursive: true, force: true });
  }

  private get place(): string {
    return this.folder.host(this.instance.id);
  }

  private get cgroup(): string {
    return path.join(cgroupOf(this.folder), this.instance.id);
  }

  private async mount(): Promise<string> {
    const [root, upper, work] = ["root", "upper", "work"].map((name) => path.join(this.place, name)) as [
      string,
      string,
      string,
    ];
    if (!fs.existsSync(root)) {
      for (const one of [root, upper, work, path.join(this.place, "hypervisor")]) {
        fs.mkdirSync(one, { recursive: true });
      }
      const layers = `lowerdir=${this.root},upperdir=${upper},workdir=${work}`;
      await command("mount", "-t", "overlay", "overlay", "-o", layers, root);
    }
    return root;
  }

  private configure(root: string, world: World): void {
    const subnet = subnetOf(world, this.instance);
    const vpc = world.vpcs.find(({ id }) => id === subnet.vpcId);
    const lines = [
      "[Match]",
      "Name=e-*",
      "[Network]",
      `Address=${this.instance.address}/${prefixOf(subnet.cidr)}`,
      `Gateway=${routerOf(subnet.cidr)}`,
      `DNS=${resolverOf(vpc?.cidr ?? subnet.cidr)}`,
      "Domains=~.",
      "LinkLocalAddressing=no",
    ];
    fs.mkdirSync(path.join(root, "etc/systemd/network"), { recursive: true });
    fs.writeFileSync(path.join(root, "etc/systemd/network/10-lab.network"), `${lines.join("\n")}\n`);
    // By this, cloud-init knows an instance of EC2. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html
    fs.writeFileSync(path.join(this.place, "hypervisor", "uuid"), "ec2e1916-9099-7caf-fd21-012345abcdef\n");
  }

  /**
   * A cable of its own to the router, as in a VPC, where no two instances share a wire: whatever it sends goes through the
   * packet filter, and the router answers for every address that it knows a way to.
   */
  private async plugIn(world: World): Promise<void> {
    const { id, address, mac } = this.instance;
    const [device, guest] = [deviceOf(id), guestDeviceOf(id)];
    const router = routerOf(subnetOf(world, this.instance).cidr);
    await command("ip", "link", "add", device, "type", "veth", "peer", "name", guest, "address", mac);
    fs.writeFileSync(`/proc/sys/net/ipv4/conf/${device}/proxy_arp`, "1");
    fs.writeFileSync(`/proc/sys/net/ipv4/neigh/${device}/proxy_delay`, "0");
    await command("ip", "address", "add", `${router}/32`, "dev", device);
    await command("ip", "link", "set", device, "up");
    await command("ip", "route", "add", `${address}/32`, "dev", device);
  }

  /** systemd-nspawn hands the other end back, if it has the time. */
  private async unplug(): Promise<void> {
    const device = deviceOf(this.instance.id);
    if (fs.existsSync(`/proc/sys/net/ipv4/conf/${device}`)) {
      await command("ip", "link", "delete", device);
    }
  }
}
