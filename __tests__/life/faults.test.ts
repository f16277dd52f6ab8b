import * as fs from "node:fs";
import * as path from "node:path";
import { Emulator } from "../../scripts/try/emulator";
import { describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { Edited, ESTATE, LIFETIME, outcome } from "./support";

const scratch = scratchFolder();

describeLife("an apply on a bad day", () => {
  const emulators: Emulator[] = [];
  let throttled: Promise<unknown>;
  let failed: Promise<unknown>;
  let killed: Promise<unknown>;

  beforeAll(async () => {
    throttled = withEnvironment("throttled", underThrottling);
    failed = withEnvironment("failed", underFailure);
    killed = withEnvironment("killed", underKill);
    await Promise.allSettled([throttled, failed, killed]);
  }, LIFETIME);

  afterAll(() => Promise.all(emulators.map((emulator) => emulator.stop())));

  /** Faults are an emulator's own, so each environment has one to itself. */
  async function withEnvironment<T>(
    name: string,
    work: (edited: Edited, emulator: Emulator) => Promise<T>,
  ): Promise<T> {
    const emulator = await Emulator.start();
    emulators.push(emulator);
    const edited = new Edited(emulator, ESTATE, path.join(scratch, name), "400000000000");
    await edited.life.prepare();
    return work(edited, emulator);
  }

  async function underThrottling({ life }: Edited, emulator: Emulator) {
    await emulator.inject({ seed: 1, throttling: 0.05, errors: 0.02 });
    await life.apply();
    const injected = await emulator.injected();
    await emulator.inject();
    await life.expectNoChanges();
    return injected;
  }

  test("ends well under throttling and internal errors at random calls", async () => {
    const injected = (await throttled) as { throttled: number; failed: number };
    expect(injected.throttled).toBeGreaterThan(10);
    expect(injected.failed).toBeGreaterThan(3);
  });

  async function underFailure({ life }: Edited, emulator: Emulator) {
    // The provider tries 25 times by default, which takes longer than a test may.
    const override = JSON.stringify({ provider: { aws: { max_retries: 2 } } });
    fs.writeFileSync(path.join(life.terraform.folder, "retries_override.tf.json"), override);
    await emulator.inject({ always: ["ec2:RunInstances"] });
    const refusal = await outcome(life.apply());
    await emulator.inject();
    const finished = await life.apply();
    await life.expectNoChanges();
    return { refusal, finished, inventory: await life.inventory() };
  }

  test("fails with what AWS said, and the next apply finishes the rest without a second of anything", async () => {
    const { refusal, finished, inventory } = (await failed) as Awaited<ReturnType<typeof underFailure>>;
    expect(refusal).toContain("aws_instance.cluster_master");
    expect(refusal).toContain("InternalError");
    expect(finished.remove).toBe(0);
    expect(inventory.vpcs).toHaveLength(2);
    expect(inventory.zones).toHaveLength(1);
    expect(inventory.instances).toContain("estate-spark-master (m7g.large)");
    expect(inventory.roles).toEqual(["estate-spark-master", "estate-spark-worker"]);
  });

  async function underKill({ life }: Edited) {
    const resources = Object.keys(await life.plan()).length;
    let second: Promise<string> | undefined;
    // All but one: what is still in the making then is the bucket's lifecycle, which the provider watches for a minute.
    const whole = killAfter(resources - 1);
    const ended = await outcome(
      life.apply(() => {
        whole.progress();
        second ??= outcome(life.apply());
      }, whole.signal),
    );
    const finished = await life.apply();
    await life.expectNoChanges();

    const part = killAfter(Math.floor(resources / 4));
    const halted = await outcome(life.terraform.destroy(part.progress, part.signal));
    await life.destroy();
    return { ended, halted, finished, second: await second };
  }

  /**
   * A kill -9 as soon as so many resources are done and half a second passes without another.
   *
   * Not within the milliseconds in which Terraform writes its state: a file cut short is lost, here as anywhere.
   */
  function killAfter(count: number) {
    const abort = new AbortController();
    let done = 0;
    let calm: NodeJS.Timeout | undefined;
    const progress = () => {
      done += 1;
      clearTimeout(calm);
      if (done >= count) {
        calm = setTimeout(() => abort.abort(), 500);
      }
    };
    return { progress, signal: abort.signal };
  }

  test("is refused while another apply holds the lock", async () => {
    const { second } = (await killed) as Awaited<ReturnType<typeof underKill>>;
    expect(second).toContain("Error acquiring the state lock");
  });

  test("recovers from kill -9, in an apply and in a destroy, and then leaves nothing behind", async () => {
    const { ended, halted, finished } = (await killed) as Awaited<ReturnType<typeof underKill>>;
    expect([ended, halted]).toEqual([expect.stringContaining("SIGKILL"), expect.stringContaining("SIGKILL")]);
    expect(finished).toMatchObject({ add: 1, change: 0, remove: 0 });
  });
});
