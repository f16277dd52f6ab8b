import type { Kind } from "../../modules/schema/change";
import { changeableFields, effectFor, fieldOf } from "./effects";
import { walked } from "./walk";

/** Environments by their files in `fields/`, and the kinds of cluster that each one is, the narrowest first. */
export const WALKS: Record<string, Kind[]> = {
  standalone: ["standalone"],
  existing: ["standalone"],
  fleets: ["fleets", "emr"],
  "existing-fleets": ["fleets", "emr"],
  groups: ["groups", "emr"],
  yarn: ["scaled", "groups", "emr"],
  scaled: ["scaled", "groups", "emr"],
};

export const schemas = { standalone: changeableFields("standalone"), emr: changeableFields("emr") };

/** Every change of every environment, with the effect that the schema gives its field there. */
export const cases = Object.entries(WALKS).flatMap(([walk, kinds]) =>
  walked(walk).changes.map((change, index) => {
    const [place = "", value] = Object.entries(change)[0] ?? [];
    const field = fieldOf(place);
    const title = `${place}: ${JSON.stringify(value)}`;
    const declared = schemas[kinds.at(-1) as "standalone" | "emr"].get(field)?.["x-change"];
    return { walk, index, title, field, effect: declared && effectFor(declared, kinds) };
  }),
);
