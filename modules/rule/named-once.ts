import { distinct, valuesOf } from "../value/list";
import type { TextMap } from "../value/map";
import { lengthOf } from "../value/number";
import { is } from "../value/question";
import type { Value } from "../value/value";
import type { Claim } from "./claim";
import type { Path } from "./finding";

/** No value of a map stands in it under two keys; of a list, its grammar says so (`onceEach`). */
export function namedOnce(map: Value<TextMap>, path: Path): Claim {
  const names = valuesOf(map);
  return {
    path,
    holds: is(lengthOf(names), lengthOf(distinct(names))),
    problem: "name one twice",
    got: names,
    fix: "remove one of the two",
  };
}
