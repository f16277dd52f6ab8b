import { supportPhase } from "../engine/support-period";
import { instanceFacts } from "../instances/catalog";
import { unknownTypes } from "../instances/unknown-types";
import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import { lineOf, maintainedBeyond, maintainedUntil } from "./releases";
import type { Standalone } from "./schema";
import { sparkChecks } from "./spark-checks";
import { typeChecks } from "./type-checks";
import { workerChecks } from "./worker-checks";

/**
 * What is said of a file alone, since it takes the catalogue of instance types or the day.
 *
 * @param today decides which releases are near the end of their support
 */
export function standaloneChecks(today: Date): Check<Standalone>[] {
  return [
    {
      says: "`spark.version` is maintained for 90 days more",
      source: "https://spark.apache.org/versioning-policy.html",
      severity: "warning",
      find: (settings) => isMaintained(settings, today),
    },
    { says: "instance types are in the catalogue", severity: "warning", find: typesAreKnown },
    {
      says: "`workers.spot.max_price` is a price that spot is ever to be had for",
      source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-instances.html",
      severity: "warning",
      find: spotIsAffordable,
    },
    ...sparkChecks,
    ...typeChecks,
    ...workerChecks,
  ];
}

const VERSION: Path = ["spark", "version"];
const WORKERS: Path = ["workers"];

/** A release that is newer than the table is not judged, and neither is one that another of its line has replaced. */
function isMaintained({ spark: { version } }: Standalone, today: Date): Found[] {
  const until = maintainedUntil(version);
  const phase = until && supportPhase(until, today);
  if (until === undefined || phase === "running") {
    return [];
  }
  const next = maintainedBeyond(until);
  return [
    found(VERSION, {
      problem:
        phase === "ended"
          ? `is no longer maintained: support of Spark ${lineOf(version)} ended on ${until}`
          : `is near the end of its support: Spark ${lineOf(version)} is maintained until ${until}`,
      got: version,
      fix: next ? `move to ${next.version}, maintained until ${next.until}` : "move to a newer line",
    }),
  ];
}

function typesAreKnown({ master, workers }: Standalone): Found[] {
  return [
    ...unknownTypes([[["master", "instance_type"], master.instanceType]]),
    ...unknownTypes(workers.instanceTypes.map((type, index) => [[...WORKERS, "instance_types", index], type])),
  ];
}

/** Below the list price of a tenth, spot of that type is rarely ever to be had. */
const SCARCE_SHARE = 0.1;

function spotIsAffordable({ workers }: Standalone): Found[] {
  const { maxPrice } = workers.spot;
  if (maxPrice === undefined) {
    return [];
  }
  const listPrices = workers.instanceTypes.flatMap((type) => instanceFacts(type)?.usd_per_hour ?? []);
  const cheapest = Math.min(...listPrices);
  return listPrices.length > 0 && Number(maxPrice) < cheapest * SCARCE_SHARE
    ? [
        found([...WORKERS, "spot", "max_price"], {
          problem: `is below a tenth of the cheapest type's list price (${cheapest} USD per hour); workers may never start`,
          got: maxPrice,
          fix: "raise it, or remove it: the on-demand price is the limit then",
        }),
      ]
    : [];
}
