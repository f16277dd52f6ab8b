import { type Value, type Values, value, values } from "../../modules/value/value";

interface Settings {
  max: number;
  name?: string;
  engine: "fleets" | "groups";
  spot: boolean;
  types: string[];
}

/**
 * What the compiler refuses to do with a value that may be known only when Terraform plans; `npm run typecheck` fails where
 * one of these lines compiles.
 */
function refusedByTheCompiler({ max, engine, spot, types }: Values<Settings>): unknown[] {
  const other: Value<number> = max;
  const seen: unknown[] = [];
  // @ts-expect-error a comparison
  seen.push(max > 10);
  // @ts-expect-error a comparison of two values
  seen.push(max < other);
  // @ts-expect-error equality
  seen.push(max === 3, engine === "fleets");
  // @ts-expect-error equality with an answer
  seen.push(spot === false);
  // @ts-expect-error a sum
  seen.push(max + 1);
  // @ts-expect-error a product
  seen.push(max * 2);
  // @ts-expect-error a sign
  seen.push(-max);
  // @ts-expect-error a text around it
  seen.push(`${max} workers`);
  // @ts-expect-error a choice
  seen.push(spot ? 1 : 2);
  // @ts-expect-error a branch
  if (spot) {
    seen.push(1);
  }
  // @ts-expect-error a conjunction
  seen.push(spot && 1);
  // @ts-expect-error what lists have
  seen.push(types.map(String));
  switch (engine) {
    // @ts-expect-error a case
    case "fleets":
      seen.push(engine);
  }
  return seen;
}

test("a value that may be known later is no plain value to the compiler, and is one at run time", () => {
  const settings: Settings = { max: 4, engine: "fleets", spot: true, types: [] };
  expect(values(settings)).toBe(settings);
  expect(value(4)).toBe(4);
  expect(refusedByTheCompiler).toBeInstanceOf(Function);
});
