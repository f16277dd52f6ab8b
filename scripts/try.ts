import * as os from "node:os";
import * as path from "node:path";
import pc from "picocolors";
import { engineOf } from "../modules/engines";
import { DEFAULT_FILE, type SynthesizedStack, synthesize } from "../modules/environment/synthesize";
import { makeScratch, removeScratch } from "../modules/files/scratch";
import { npmCommand, run, untilTold } from "./command";
import { printFindings } from "./findings";
import { mirroredVersions } from "./terraform/mirror";
import { Emulator } from "./try/emulator";
import { environmentLife } from "./try/environment-life";
import { describeInventory } from "./try/inventory";
import type { Life } from "./try/life";
import { Phases } from "./try/phases";
import { majorAtHand, otherText } from "./try/provider-at-hand";
import { howToReach } from "./try/reach";

const command = npmCommand("try")
  .description(
    "Take an environment file through its whole life on an emulated AWS: apply, plan again, destroy. No account needed.",
  )
  .argument("[file]", "environment file", DEFAULT_FILE)
  .option("-k, --keep", "do not destroy: leave it running until Ctrl-C, and print how to reach it")
  .addHelpText(
    "after",
    "\nNeeds Terraform, the AWS provider (downloaded, or from a local mirror) and a Python with moto.\n" +
      "Your own AWS account, credentials and state are not touched. Exit code 1: a phase did not do what it should.",
  )
  .parse();

const file = command.processedArgs[0] as string;
const { keep } = command.opts<{ keep?: boolean }>();

run("try", async () => {
  const work = makeScratch(os.tmpdir(), "terraspark-try-");
  const phases = new Phases();
  let emulator: Emulator | undefined;
  try {
    const stack = await phases.run("synth", async () => synth(work));
    if (stack === undefined) {
      process.exitCode = 1;
      return;
    }
    emulator = await phases.run("emulator", () => Emulator.start());
    await live(stack, emulator, work, phases);
    console.error(pc.dim(phases.summary()));
  } finally {
    await emulator?.stop();
    removeScratch(work);
  }
});

async function live(stack: SynthesizedStack, emulator: Emulator, work: string, phases: Phases): Promise<void> {
  const { environment, folder } = stack;
  const life = environmentLife({ emulator, environment, folder, workFolder: work });
  await phases.run("init", () => life.prepare());
  const { add } = await phases.run("apply", (progress) => life.apply(progress));
  const [outputs, inventory] = await phases.run("read", () =>
    Promise.all([life.terraform.outputs(), life.inventory()]),
  );
  console.log(`${pc.bold("outputs")}\n${JSON.stringify(outputs, null, 2)}\n`);
  console.log(`${pc.bold("inventory")}, read from the AWS API\n${describeInventory(inventory)}\n`);
  await phases.run("plan", () => life.expectNoChanges());
  console.log(`${pc.green("ok")} ${add} resources made; planned again: no changes`);
  if (keep) {
    await stay(life, emulator);
    return;
  }
  if (engineOf(environment.cluster).isProtected(environment.cluster)) {
    await phases.run("destroy", () => life.expectRefusedDestroy());
    console.log(`${pc.green("ok")} the cluster is protected: its destroy is refused, and everything is in its place`);
    return;
  }
  const { remove } = await phases.run("destroy", (progress) => life.destroy(progress));
  console.log(`${pc.green("ok")} ${remove} resources destroyed; nothing is left`);
}

function synth(work: string): SynthesizedStack | undefined {
  const mirrored = mirroredVersions();
  const outdir = path.join(work, "cdktf.out");
  const { stacks, findings } = synthesize([file], outdir, new Date(), majorAtHand(mirrored));
  printFindings(findings);
  const [stack] = stacks;
  const note = stack && otherText(stack.environment, mirrored);
  if (note !== undefined) {
    console.error(note);
  }
  return stack;
}

function stay(life: Life, emulator: Emulator): Promise<void> {
  console.log(howToReach(life, emulator));
  console.error(pc.dim("running until Ctrl-C"));
  return untilTold();
}
