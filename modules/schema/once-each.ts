import { z } from "zod";
import { TWICE } from "./refusal";

/**
 * A list in which nothing stands twice: AWS refuses the second, or there would be two things of one address.
 *
 * Each entry is refused that stood before, so that the rest of the list is judged as it is.
 */
export function onceEach<T extends z.ZodType>(list: z.ZodArray<T>): z.ZodArray<T> {
  const check = z.check<z.output<T>[]>(({ value, issues }) => {
    for (const [at, entry] of value.entries()) {
      if (value.indexOf(entry) < at) {
        issues.push({ code: "custom", path: [at], input: entry, message: TWICE.problem, continue: true });
      }
    }
  });
  // Beside other entries that are wrong, too.
  check._zod.def.when = ({ value }) => Array.isArray(value);
  return list.check(check).meta({ uniqueItems: true });
}
