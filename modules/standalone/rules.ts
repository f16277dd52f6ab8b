import { type Architecture, architectureOf, instanceFacts } from "../instances/catalog";
import { unknownTypes } from "../instances/unknown-types";
import { type Finding, fault, type Path, type Rule, warning } from "../rule/finding";
import { isMaintained, runsOnJavaOfNodes } from "./release-rules";
import type { Standalone } from "./schema";

/**
 * What AWS and Spark ask of a standalone cluster, beyond the form of each field.
 *
 * `today` decides which releases are near the end of their support.
 */
export function standaloneRules(today: Date): Rule<Standalone>[] {
  return [
    runsOnJavaOfNodes,
    isMaintained(today),
    limitsAreOrdered,
    desiredIsWithin,
    baseIsWithin,
    oneArchitecture,
    imageFits,
    typesAreDistinct,
    typesAreKnown,
    spotIsAffordable,
  ];
}

const WORKERS: Path = ["cluster", "workers"];

function limitsAreOrdered({ workers }: Standalone): Finding[] {
  return workers.min <= workers.max
    ? []
    : [
        fault([...WORKERS, "min"], {
          problem: "is more than max",
          got: workers.min,
          allowed: `0 to ${workers.max}`,
          fix: `raise max to ${workers.min} or lower min`,
        }),
      ];
}

function desiredIsWithin({ workers: { desired, min, max } }: Standalone): Finding[] {
  return desired === undefined || min > max || (desired >= min && desired <= max)
    ? []
    : [
        fault([...WORKERS, "desired"], {
          problem: "is outside min and max",
          got: desired,
          allowed: `${min} to ${max}`,
        }),
      ];
}

function baseIsWithin({ workers: { spot, max } }: Standalone): Finding[] {
  return spot.onDemandBase <= max
    ? []
    : [
        fault([...WORKERS, "spot", "on_demand_base"], {
          problem: "is more than the most workers",
          got: spot.onDemandBase,
          allowed: `0 to ${max}`,
        }),
      ];
}

function oneArchitecture({ workers }: Standalone): Finding[] {
  const of = (architecture: Architecture) =>
    workers.instanceTypes.filter((type) => architectureOf(type) === architecture);
  const arm = of("arm64");
  const x86 = of("x86_64");
  return arm.length === 0 || x86.length === 0
    ? []
    : [
        fault([...WORKERS, "instance_types"], {
          problem: `mix architectures: ${arm.join(", ")} are arm64, ${x86.join(", ")} are x86_64`,
          allowed: "types of one architecture; one image serves them all",
          fix: arm.length >= x86.length ? `remove ${x86.join(", ")}` : `remove ${arm.join(", ")}`,
        }),
      ];
}

function imageFits({ amiId, master, workers }: Standalone): Finding[] {
  const masterIs = architectureOf(master.instanceType);
  const workersAre = architectureOf(workers.instanceTypes[0] as string);
  return amiId === undefined || masterIs === workersAre
    ? []
    : [
        fault(["cluster", "ami_id"], {
          problem: `cannot fit both: the master is ${masterIs}, the workers are ${workersAre}`,
          got: amiId,
          fix: "give master and workers types of one architecture, or remove ami_id",
        }),
      ];
}

function typesAreDistinct({ workers }: Standalone): Finding[] {
  return workers.instanceTypes.flatMap((type, index) =>
    workers.instanceTypes.indexOf(type) === index
      ? []
      : [fault([...WORKERS, "instance_types", index], { problem: "is named twice", got: type, fix: "remove one" })],
  );
}

function typesAreKnown({ master, workers }: Standalone): Finding[] {
  return [
    ...unknownTypes([[["cluster", "master", "instance_type"], master.instanceType]]),
    ...unknownTypes(workers.instanceTypes.map((type, index) => [[...WORKERS, "instance_types", index], type])),
  ];
}

/** Below the list price of a tenth, spot of that type is rarely ever to be had. */
const SCARCE_SHARE = 0.1;

function spotIsAffordable({ workers }: Standalone): Finding[] {
  const { maxPrice } = workers.spot;
  if (maxPrice === undefined) {
    return [];
  }
  const listPrices = workers.instanceTypes.flatMap((type) => instanceFacts(type)?.usd_per_hour ?? []);
  const cheapest = Math.min(...listPrices);
  return listPrices.length > 0 && Number(maxPrice) < cheapest * SCARCE_SHARE
    ? [
        warning([...WORKERS, "spot", "max_price"], {
          problem: `is below a tenth of the cheapest type's list price (${cheapest} USD per hour); workers may never start`,
          got: maxPrice,
          fix: "raise it, or remove it: the on-demand price is the limit then",
        }),
      ]
    : [];
}
