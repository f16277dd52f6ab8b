import { type Claim, EACH, type Rule } from "../../rule/claim";
import { eachEntry } from "../../rule/entries";
import type { Path } from "../../rule/finding";
import { expressionOf } from "../../value/blocks-at-plan";
import { isFirstAt, texts } from "../../value/list";
import { ask } from "../../value/question";
import { type Value, value, whenKnown } from "../../value/value";
import type { EmrConfiguration } from "../schema";
import type { Cluster } from "./nodes";

export const configurationRules: Rule<Cluster>[] = [
  {
    says: "`configurations` side by side have each classification once",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html",
    claims: ({ configurations }) => areNamedOnce(configurations, ["configurations"]),
  },
];

const FIX = "put the properties of both into one";

/** A classification is a file on the nodes, and AWS does not say what becomes of two of them. */
function areNamedOnce(list: Value<EmrConfiguration[]>, path: Path): Claim[] {
  const names = texts(list, ({ classification }) => classification);
  return [
    ...eachEntry(names, path, (name, place, at) => ({
      path: [...place, "classification"],
      holds: isFirstAt(names, name, at),
      problem: "is configured twice side by side; AWS does not say which of the two counts",
      got: name,
      fix: FIX,
    })),
    ...inside(list, path),
  ];
}

function inside(list: Value<EmrConfiguration[]>, path: Path): Claim[] {
  return whenKnown(
    list,
    (known) =>
      known.flatMap(({ configurations = [] }, at) =>
        areNamedOnce(value(configurations), [...path, at, "configurations"]),
      ),
    (later) => [
      {
        path: [...path, EACH, "configurations"],
        holds: ask`alltrue([for outer in ${expressionOf(later)} : length(outer.configurations) == length(distinct([for inner in outer.configurations : inner.classification]))])`,
        problem: "configure a classification twice side by side; AWS does not say which of the two counts",
        fix: FIX,
      },
    ],
  );
}
