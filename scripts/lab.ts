import * as os from "node:os";
import * as path from "node:path";
import pc from "picocolors";
import { cacheFolder } from "../lab/cache";
import { launchClients } from "../lab/clients";
import { kernelRefuses } from "../lab/kernel";
import { Lab } from "../lab/lab";
import { LabError } from "../lab/lab-error";
import { removeLeftovers } from "../lab/leftovers";
import { labMissing } from "../lab/needs";
import { provide } from "../lab/provisions";
import { untilUp } from "../lab/until-up";
import type { World } from "../lab/world";
import { DEFAULT_FILE, type SynthesizedStack, synthesize } from "../modules/environment/synthesize";
import { makeScratch, removeAbandoned, removeScratch } from "../modules/files/scratch";
import type { Standalone } from "../modules/standalone/schema";
import { npmCommand, run, untilTold } from "./command";
import { printFindings } from "./findings";
import { Refused } from "./refused";
import { mirroredVersions } from "./terraform/mirror";
import { Caller } from "./try/caller";
import { Emulator } from "./try/emulator";
import { environmentLife } from "./try/environment-life";
import { Phases } from "./try/phases";
import { majorAtHand } from "./try/provider-at-hand";
import { requirePython } from "./try/python";
import { howToReach } from "./try/reach";

/** By this tag, an instance names its autoscaling group. */
const GROUP = "aws:autoscaling:groupName";

/** Beginning of the folder that the environment is synthesized in. */
const SCRATCH = "terraspark-lab-";

/** How long nodes have to come up after the apply, in milliseconds. */
const UP_MS = 5 * 60_000;

const command = npmCommand("lab")
  .description("Boot what an environment file makes: its instances, on an emulated AWS, as containers of this machine.")
  .argument("[file]", "environment file with a standalone cluster", DEFAULT_FILE)
  .option("-k, --keep", "leave it up until Ctrl-C, and print how to enter its hosts")
  .option("-c, --clean", "take away what labs left that were killed, and nothing else")
  .addHelpText(
    "after",
    "\nNeeds root on Linux, Debian's systemd-container, debootstrap, nftables and dnsmasq-base, and what `npm run try` needs.\n" +
      "Keeps what it makes once in ~/.cache/terraspark/lab, or in TERRASPARK_LAB_CACHE.\n" +
      "Exit code 1: the cluster did not come up.",
  )
  .parse();

const file = command.processedArgs[0] as string;
const { keep, clean } = command.opts<{ keep?: boolean; clean?: boolean }>();

run("lab", async () => {
  const cache = cacheFolder();
  removeAbandoned(os.tmpdir(), SCRATCH);
  if (clean) {
    console.log(`${removeLeftovers(cache)} left by killed labs, and taken away`);
    return;
  }
  const missing = labMissing() ?? kernelRefuses(cache);
  if (missing !== undefined) {
    throw new Refused(missing);
  }
  const work = makeScratch(os.tmpdir(), SCRATCH);
  try {
    const stack = synth(work);
    if (stack === undefined) {
      process.exitCode = 1;
      return;
    }
    await play(stack, cache, work).catch((error: Error) => {
      throw error instanceof LabError ? new Refused(error.message) : error;
    });
  } finally {
    removeScratch(work);
  }
});

async function play({ environment, folder }: SynthesizedStack, cache: string, work: string): Promise<void> {
  const { cluster } = environment;
  if (cluster.engine !== "standalone") {
    throw new Refused(`${file}: the nodes of EMR are AWS's own; the lab boots clusters of the engine standalone`);
  }
  const phases = new Phases();
  const { version } = (cluster as Standalone).spark;
  const python = requirePython();
  const provisions = await phases.run("provisions", (progress) => provide(cache, version, python, progress));
  const emulator = await phases.run("emulator", () => Emulator.start());
  let lab: Lab | undefined;
  let caller: Caller | undefined;
  try {
    const life = environmentLife({ emulator, environment, folder, workFolder: work });
    await phases.run("init", () => life.prepare());
    caller = new Caller(emulator, life.place);
    const call = caller.call.bind(caller);
    const report = (line: string) => console.error(pc.dim(`  ${line}`));
    lab = await Lab.start({ emulator: emulator.url, call, ...life.place, ...provisions, report });
    await phases.run("apply", (progress) => life.apply(progress));
    const { web_url, autoscaling_group_name } = await life.terraform.outputs();
    const world = await lab.look();
    const [client] = Object.values(await launchClients(world, call));
    if (client === undefined) {
      throw new Refused(`${file}: no VPC is peered with the hub, so there is nobody to use the cluster`);
    }
    const workers = world.instances.filter(({ tags }) => tags[GROUP] === autoscaling_group_name).length;
    const started = lab;
    const awaited = { client, webUrl: String(web_url), workers, timeoutMs: UP_MS };
    try {
      await phases.run("up", () => untilUp(started, awaited));
    } catch (error) {
      console.error(await journals(lab, await lab.look()));
      throw error;
    }
    console.log(describe(lab, await lab.look()));
    console.log(`${pc.green("ok")} the master is up, and has ${workers} workers`);
    console.error(pc.dim(phases.summary()));
    if (keep) {
      console.log(howToReach(life, emulator));
      console.error(pc.dim("running until Ctrl-C"));
      await untilTold();
    }
  } finally {
    await lab?.stop();
    await caller?.end();
    await emulator.stop();
  }
}

/** A line for each host: what it is, and how to enter it. */
function describe(lab: Lab, { instances }: World): string {
  return instances
    .map(({ id, name, address }) => `${name} ${address}: ${lab.entering(id, "bash", "--login")}`)
    .join("\n");
}

/** What each node said last of its Spark. */
async function journals(lab: Lab, { instances }: World): Promise<string> {
  const read = ["journalctl", "--boot", "--no-pager", "--unit=spark-*", "--lines=5"];
  const texts = instances.map(async ({ id, name }) => {
    const { output } = await lab.run(id, ...read).catch((error: Error) => ({ output: error.message }));
    return `${pc.bold(name)}\n${output.trim()}`;
  });
  return (await Promise.all(texts)).join("\n");
}

function synth(work: string): SynthesizedStack | undefined {
  const outdir = path.join(work, "cdktf.out");
  const { stacks, findings } = synthesize([file], outdir, new Date(), majorAtHand(mirroredVersions()));
  printFindings(findings);
  return stacks[0];
}
