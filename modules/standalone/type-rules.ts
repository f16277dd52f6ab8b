import type { Claim, Rule } from "../rule/claim";
import { eachEntry } from "../rule/entries";
import type { Path } from "../rule/finding";
import { type Answer, either, isGiven, matches, not } from "../value/question";
import type { Value, Values } from "../value/value";
import type { Standalone } from "./schema";

type Cluster = Pick<Values<Standalone>, "amiId" | "master" | "workers">;

/** Types of Macs, which run on hosts that somebody reserves for a day at least, and never from an autoscaling group. */
const MAC = /^mac/;

/** Generations that start no image of today: Amazon's are for HVM alone. */
const PARAVIRTUAL = /^(t1|m1|m2|c1|cc1|cc2|cg1|cr1|hi1|hs1)\./;

/** The first Graviton, whose instructions are older than those of Amazon Linux 2023. */
const FIRST_GRAVITON = /^a1\./;

/** Sizes of less than 2 GiB. Spark leaves 1 GiB to the system, and a worker offers 1 GiB whether or not there is any. */
const TOO_SMALL = /\.(nano|micro)$/;

export const LARGE_ENOUGH = "types of 2 GiB and more";

/** What is asked of every instance type of a standalone cluster, by its name. */
export const typeRules: Rule<Cluster>[] = [
  {
    says: "instance types are no Macs, which need a host of their own",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-mac-instances.html",
    claims: (cluster) =>
      everyType(cluster, (type) => not(matches(type, MAC)), {
        problem: "is a Mac: it runs macOS, on a host that is reserved for it",
        fix: "take a type such as m7g.large",
      }),
  },
  {
    says: "instance types start the images of today: none of the generations that are paravirtual",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ComponentsAMIs.html#virtualization_types",
    claims: (cluster) =>
      everyType(cluster, (type) => not(matches(type, PARAVIRTUAL)), {
        problem: "is of a generation that starts no image of today and encrypts no volume",
        fix: "take a type of today such as m7g.large",
      }),
  },
  {
    says: "instance types run Amazon Linux 2023, which a1 does not, unless `ami_id` brings another system",
    source: "https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html",
    claims: (cluster) =>
      everyType(cluster, (type) => either(isGiven(cluster.amiId), not(matches(type, FIRST_GRAVITON))), {
        problem: "is of the first Graviton, on which Amazon Linux 2023 does not run",
        fix: "take m6g, m7g or another of Graviton2 and newer, or an image of your own (ami_id)",
      }),
  },
  {
    says: "instance types have 2 GiB and more: Spark leaves 1 to the system and takes 1 for itself",
    source: "https://spark.apache.org/docs/4.1.4/spark-standalone.html",
    claims: (cluster) =>
      everyType(cluster, (type) => not(matches(type, TOO_SMALL)), {
        problem: "is too small: Spark takes 1 GiB for itself and leaves 1 GiB to the system",
        allowed: LARGE_ENOUGH,
        fix: "take a larger size, such as m7g.medium",
      }),
  },
];

function everyType(
  { master, workers }: Cluster,
  holds: (type: Value<string>) => Answer,
  words: Pick<Claim, "problem" | "allowed" | "fix">,
): Claim[] {
  const claim = (type: Value<string>, path: Path): Claim => ({ path, holds: holds(type), got: type, ...words });
  return [
    claim(master.instanceType, ["master", "instance_type"]),
    ...eachEntry(workers.instanceTypes, ["workers", "instance_types"], claim),
  ];
}
