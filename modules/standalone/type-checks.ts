import { instanceFacts } from "../instances/catalog";
import { hasAccelerators, isBareMetal, isBurstable, isPreviousGeneration } from "../instances/kinds";
import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import type { Standalone } from "./schema";
import { LARGE_ENOUGH } from "./type-rules";

/** Least memory that master and worker start with, in MiB: Spark takes 1 GiB and leaves 1 GiB to the system. */
const LEAST_MEMORY_MIB = 2048;

/** What is said of instance types that AWS would start, and that do not do what is asked of them. */
export const typeChecks: Check<Standalone>[] = [
  {
    says: "instance types that are in the catalogue have 2 GiB and more",
    source: "https://spark.apache.org/docs/4.1.4/spark-standalone.html",
    find: ofTypes((type) => {
      const memory = instanceFacts(type)?.memory_mib ?? LEAST_MEMORY_MIB;
      // Smaller sizes of today, and generations that start no image, are refused by their names.
      return memory < LEAST_MEMORY_MIB && !/\.(nano|micro)$|^[cm]1\./.test(type)
        ? { problem: `is too small: it has ${memory} MiB`, allowed: LARGE_ENOUGH }
        : undefined;
    }),
  },
  {
    says: "instance types are of a generation that AWS still sells to all",
    source: "https://aws.amazon.com/ec2/previous-generation/",
    severity: "warning",
    find: ofTypes((type) =>
      isPreviousGeneration(type)
        ? { problem: "is of a previous generation: slower for its price, and scarcer", fix: "take a newer one" }
        : undefined,
    ),
  },
  {
    says: "instance types have no accelerators: neither Spark nor the image of the nodes uses any",
    source: "https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html",
    severity: "warning",
    find: ofTypes((type, { amiId }) =>
      hasAccelerators(type) && amiId === undefined
        ? {
            problem: "has accelerators that cost much and that nothing here uses",
            fix: "take a type without them, or an image with their drivers (ami_id)",
          }
        : undefined,
    ),
  },
  {
    says: "instance types are not bare metal, which takes many minutes to start",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-types.html",
    severity: "warning",
    find: ofTypes((type) =>
      isBareMetal(type)
        ? { problem: "is bare metal: it takes many minutes more to start", fix: "take the largest size that is not" }
        : undefined,
    ),
  },
  {
    says: "`workers.instance_types` on spot are not burstable: they start without credits and are throttled or charged for them",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/how-spot-instances-work.html",
    severity: "warning",
    find: ({ workers }) =>
      workers.spot.percentage === 0 || workers.spot.onDemandBase >= workers.max
        ? []
        : workers.instanceTypes.flatMap((type, at) =>
            isBurstable(type)
              ? [
                  found(["workers", "instance_types", at], {
                    problem: "is burstable: on spot it has no credits to begin with, and a job uses them all the time",
                    got: type,
                    fix: "take a type such as m7g.medium, or write spot: { percentage: 0 }",
                  }),
                ]
              : [],
          ),
  },
];

type Words = Omit<Found, "path" | "got">;

function ofTypes(judged: (type: string, settings: Standalone) => Words | undefined): Check<Standalone>["find"] {
  return (settings) => {
    const types: [Path, string][] = [
      [["master", "instance_type"], settings.master.instanceType],
      ...settings.workers.instanceTypes.map((type, at): [Path, string] => [["workers", "instance_types", at], type]),
    ];
    return types.flatMap(([path, type]) => {
      const words = judged(type, settings);
      return words ? [found(path, { ...words, got: type })] : [];
    });
  };
}
