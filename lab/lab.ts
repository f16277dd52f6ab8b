import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as readline from "node:readline";
import { packageRoot } from "../modules/stack/package-root";
import type { Call } from "./call";
import { authority, certify } from "./certificates";
import { cgroupOf } from "./cgroups";
import { type Entered, enter, entering } from "./enter";
import type { Fault } from "./faults";
import type { RunFolder } from "./folder";
import { LabError } from "./lab-error";
import { newRun, removeRun } from "./leftovers";
import type { Said, Told } from "./messages";
import type { Notice } from "./metadata";
import { Outside } from "./outside";
import type { Provisions } from "./provisions";
import { WorldReader } from "./read-world";
import { WebCache } from "./web-cache";
import type { World } from "./world";

/** Pause between two looks at the emulator, in milliseconds. */
const LOOK_MS = 1000;

export interface LabProps extends Provisions {
  /** Address of the emulated AWS, and calls of its API. */
  emulator: string;
  call: Call;
  account: string;
  region: string;
  /** Called with what happens to hosts, in words. */
  report?: (line: string) => void;
}

/** Booted hosts for the instances of an emulated AWS, from now on until it is stopped. */
export class Lab {
  world?: World;
  private readonly notices: Record<string, Notice> = {};
  private readonly waiting: (() => void)[] = [];
  private stopped = false;
  private watching?: Promise<void>;
  private failure?: Error;
  private lastWords = "";

  private constructor(
    private readonly props: LabProps,
    readonly folder: RunFolder,
    private readonly outside: Outside,
    private readonly child: ChildProcess,
    private readonly reader: WorldReader,
  ) {}

  static async start(props: LabProps): Promise<Lab> {
    const folder = newRun(props.cache);
    await certify(await authority(props.cache), props.region, { key: folder.key, certificate: folder.certificate });
    const web = new WebCache(path.join(props.cache, "web"));
    const outside = new Outside({ emulator: props.emulator, spark: props.spark, web });
    await outside.listen(folder.socket);
    const lab = new Lab(props, folder, outside, spawnInside(folder, props.root), new WorldReader(props.call, props));
    lab.listen();
    lab.watching = lab.watch().catch((error: Error) => {
      lab.failure = error;
    });
    return lab;
  }

  /** The world as it is now. */
  async look(): Promise<World> {
    return this.reader.read();
  }

  /** The command that runs a program in a host. */
  entering(instanceId: string, ...args: string[]): string {
    return entering(this.folder, instanceId, args).join(" ");
  }

  /** Run a program in a host, as root. */
  async run(instanceId: string, ...args: string[]): Promise<Entered> {
    if (this.failure !== undefined) {
      throw this.failure;
    }
    return enter(this.folder, instanceId, args);
  }

  /** Pull the plug of a host. */
  cut(instanceId: string): void {
    fs.writeFileSync(path.join(cgroupOf(this.folder), instanceId, "cgroup.kill"), "1");
  }

  /** Tell an instance, by its metadata, that AWS is about to take it back. */
  notify(instanceId: string, notice: Notice): void {
    this.notices[instanceId] = notice;
    this.tell({ notices: this.notices });
  }

  /** What is wrong with a site from now on: `archive.apache.org`, `s3.us-east-1.amazonaws.com`; nothing, if nothing is given. */
  fault(site: string, fault?: Fault): void {
    if (fault === undefined) {
      delete this.outside.faults[site];
    } else {
      this.outside.faults[site] = fault;
    }
  }

  /** Whether the metadata service answers. */
  metadataAnswers(answers: boolean): void {
    this.tell({ metadataAnswers: answers });
  }

  /** End all hosts, and take away what is left of them. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
    this.outside.close();
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const closed = new Promise((resolve) => this.child.once("close", resolve));
      this.child.stdin?.end();
      await closed;
    }
    removeRun(this.folder);
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      if (this.child.exitCode !== null) {
        throw new LabError(`the inside of the lab ended: ${this.lastWords}`);
      }
      // Told again even if nothing is new: hosts may be further than they were.
      this.world = await this.reader.read();
      const done = new Promise<void>((resolve) => this.waiting.push(resolve));
      this.tell({ world: this.world });
      await done;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  private tell(told: Told): void {
    this.child.stdin?.write(`${JSON.stringify(told)}\n`);
  }

  private listen(): void {
    const { report = () => {} } = this.props;
    readline.createInterface({ input: this.child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      const { done, booted, ended }: Said = JSON.parse(line);
      if (done) {
        this.waiting.shift()?.();
      } else if (booted !== undefined) {
        report(`${this.nameOf(booted)} boots`);
      } else if (ended !== undefined) {
        report(`${this.nameOf(ended)} went off`);
        this.goesOff(ended).catch((error: Error) => report(error.message));
      }
    });
    readline.createInterface({ input: this.child.stderr as NodeJS.ReadableStream }).on("line", (line) => {
      this.lastWords = line;
      report(line);
    });
    // What is written to a process that ended is of no use; that it ended is found out by the watch.
    this.child.stdin?.on("error", () => {});
    this.child.once("close", () => {
      for (const resolve of this.waiting.splice(0)) {
        resolve();
      }
    });
  }

  /** A host that went off is an instance that shut itself down. */
  private async goesOff(instanceId: string): Promise<void> {
    const instance = this.world?.instances.find(({ id }) => id === instanceId);
    const operation = instance?.onShutdown === "terminate" ? "terminate_instances" : "stop_instances";
    await this.props.call("ec2", operation, { InstanceIds: [instanceId] });
  }

  private nameOf(instanceId: string): string {
    const instance = this.world?.instances.find(({ id }) => id === instanceId);
    return instance === undefined ? instanceId : `${instance.name} (${instanceId}, ${instance.address})`;
  }
}

/**
 * The inside has namespaces of its own, which end with its first process, and everything in them; and that one ends with its
 * standard input, so with this process. Its process group is its own: Ctrl-C is for the command alone.
 */
function spawnInside(folder: RunFolder, root: string): ChildProcess {
  const inside = path.join(packageRoot(), "dist", "lab", "inside", "main.js");
  const namespaces = ["--net", "--pid", "--mount", "--mount-proc", "--fork", "--kill-child"];
  const program = [process.execPath, inside, folder.path, root];
  fs.mkdirSync(folder.path, { recursive: true });
  return spawn("unshare", [...namespaces, ...program], { stdio: ["pipe", "pipe", "pipe"], detached: true });
}
