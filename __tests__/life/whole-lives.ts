import { Emulator } from "../../scripts/try/emulator";
import type { Inventory } from "../../scripts/try/inventory";
import type { Life } from "../../scripts/try/life";
import { LIFETIME } from "./support";

/** What came of a whole life. */
interface Lived {
  /** Resources that the apply made. */
  made: number;
  destroyed: number;
  /** What was there before the apply and after it, in each place. */
  before: Inventory[];
  after: [Inventory, ...Inventory[]];
  /** Of each phase. */
  seconds: Record<string, number>;
}

/**
 * Take each of some root modules through its whole life: apply, plan again, destroy.
 *
 * They wait for the provider far more than they work, so they run side by side, in accounts of their own.
 *
 * @returns what was there after the apply of one of them, in each place
 */
export function testWholeLives(
  names: string[],
  lifeOf: (name: string, emulator: Emulator) => Life,
): (name: string) => Promise<[Inventory, ...Inventory[]]> {
  let emulator: Emulator;
  let lives: Map<string, Promise<Lived>>;
  const lifeNamed = (name: string) => lives.get(name) as Promise<Lived>;

  beforeAll(async () => {
    emulator = await Emulator.start();
    lives = new Map(names.map((name) => [name, live(lifeOf(name, emulator))]));
    await Promise.allSettled(lives.values());
  }, LIFETIME);

  afterAll(() => emulator?.stop());

  test.each(names)("%s is made, planned again without a change, and destroyed without a trace", async (name) => {
    const { made, destroyed, before, after, seconds } = await lifeNamed(name);
    const phases = Object.entries(seconds).map(([phase, time]) => `${phase} ${time.toFixed(0)} s`);
    process.stderr.write(`${name}: ${made} resources: ${phases.join(", ")}\n`);
    expect(made).toBeGreaterThan(20);
    expect(destroyed).toBe(made);
    after.forEach((inventory, place) => {
      expect(inventory).not.toEqual(before[place]);
    });
  });

  return async (name) => (await lifeNamed(name)).after;
}

async function live(life: Life): Promise<Lived> {
  const seconds: Record<string, number> = {};
  const timed = async <T>(phase: string, work: () => Promise<T>): Promise<T> => {
    const start = Date.now();
    const result = await work();
    seconds[phase] = (Date.now() - start) / 1000;
    return result;
  };
  await timed("init", () => life.prepare());
  const { add } = await timed("apply", () => life.apply());
  const after = await life.inventories();
  await timed("plan", () => life.expectNoChanges());
  const { remove } = await timed("destroy", () => life.destroy());
  return { made: add, destroyed: remove, before: life.before, after, seconds };
}
