import type { Effect, Kind } from "../../modules/schema/change";
import { cases, schemas, WALKS } from "../life/cases";

/** Fields that no plan here can show, since only the text for provider 5 can be planned. */
const OF_PROVIDER_6 = ["cluster.os_release_label", "provider.version"];

describe("every field that can change", () => {
  it.each(Object.entries(schemas))(
    "%s: says what a change of it does, and a plan in __tests__/life shows it",
    (engine, fields) => {
      const walkedOf = (field: string) =>
        cases.filter((one) => one.field === field && WALKS[one.walk]?.at(-1) === engine);
      const silent = [...fields].filter(([, schema]) => schema["x-change"] === undefined).map(([field]) => field);
      const shown = [...fields].filter(([field]) => !OF_PROVIDER_6.includes(field));
      const unwalked = shown.flatMap(([field, schema]) => {
        const change = schema["x-change"] ?? {};
        const effects = typeof change === "string" ? [change] : effectsOf(change, engine);
        const seen = walkedOf(field).map(({ effect }) => effect);
        return effects.filter((effect) => !seen.includes(effect)).map((effect) => `${field}: ${effect}`);
      });
      expect({ silent, unwalked }).toEqual({ silent: [], unwalked: [] });
    },
  );

  it("is one that the schema knows", () => {
    expect(cases.filter(({ effect }) => effect === undefined).map(({ field }) => field)).toEqual([]);
  });
});

/** Of the effects that a field has by kind, those that an engine has. */
function effectsOf(change: Partial<Record<Kind, Effect>>, engine: string): Effect[] {
  const entries = Object.entries(change) as [Kind, Effect][];
  return entries.filter(([kind]) => (kind === "standalone") === (engine === "standalone")).map(([, effect]) => effect);
}
