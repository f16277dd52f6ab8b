import * as path from "node:path";
import type { Effect } from "../../modules/schema/change";
import { Emulator } from "../../scripts/try/emulator";
import { describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { cases, WALKS } from "./cases";
import { contradictions, type Lines } from "./effects";
import { LIFETIME } from "./support";
import { Walk, walked } from "./walk";

/** The account that the files name. */
const ACCOUNT = "600000000000";

describeLife("a change of one field of a running environment", () => {
  const scratch = scratchFolder();
  const plans = new Map<string, Lines[]>();
  const emulators: Emulator[] = [];

  beforeAll(async () => {
    const walks = await Promise.all(Object.keys(WALKS).map(apply));
    for (const [name, walk] of walks) {
      plans.set(name, await planAll(name, walk));
    }
  }, LIFETIME);

  afterAll(() => Promise.all(emulators.map((emulator) => emulator.stop())));

  async function apply(name: string): Promise<[string, Walk]> {
    const { environment, changes } = walked(name);
    const emulator = await Emulator.start();
    emulators.push(emulator);
    const walk = new Walk(emulator, environment, changes, path.join(scratch, name), ACCOUNT);
    await walk.life.prepare();
    await walk.life.apply();
    await walk.life.expectNoChanges();
    return [name, walk];
  }

  /** What is refused would end the plan of the others, so it is planned alone. */
  async function planAll(name: string, walk: Walk): Promise<Lines[]> {
    const own = cases.filter((one) => one.walk === name);
    const refused = own.filter(({ effect }) => effect === "refused").map(({ index }) => index);
    const planned = own.map(({ index }) => index).filter((index) => !refused.includes(index));
    const lines: Lines[] = [];
    for (const indexes of [planned, ...refused.map((index) => [index])]) {
      const found = await walk.plan(indexes);
      indexes.forEach((index, at) => {
        lines[index] = found[at] as Lines;
      });
    }
    return lines;
  }

  const planOf = ({ walk, index }: { walk: string; index: number }) => plans.get(walk)?.[index] as Lines;

  test.each(cases)("$walk: $title", (one) => {
    expect(summary(planOf(one))).toMatchSnapshot();
  });

  const effects = [...new Set(cases.map(({ field, effect }) => `${field}: ${effect}`))];

  test.each(effects)("%s, as the reference says", (name) => {
    const [field, effect] = name.split(": ") as [string, Effect];
    const alike = cases.filter((one) => one.field === field && one.effect === effect);
    expect(contradictions(effect, alike.map(planOf))).toEqual([]);
  });
});

/** A plan by what it does to how many resources of a type: `update aws_subnet 4`. */
function summary(lines: Lines): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const kind = line.replace(/^(create|update|replace|delete) (\w+)\..*/, "$1 $2");
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => (count > 1 ? `${kind} ${count}` : kind));
}
