import { architectureAtPlan } from "../instances/architecture";
import { armTypes, isLike, mixed, x86Types } from "../instances/rules";
import type { Rule } from "../rule/claim";
import { text } from "../rule/text";
import { first, listBy } from "../value/list";
import { lengthOf } from "../value/number";
import {
  both,
  either,
  isAtLeast,
  isAtMost,
  isGiven,
  isMissing,
  isMoreThan,
  matches,
  not,
  whereGiven,
} from "../value/question";
import type { Value, Values } from "../value/value";
import { releaseIsThere } from "./release-rules";
import { NODE_JAVA, OLDEST_RELEASE, TOO_OLD } from "./releases";
import type { Standalone } from "./schema";
import { typeRules } from "./type-rules";
import { USER_DATA_MAX, userDataFits } from "./user-data-rule";

type Cluster = Values<Standalone>;

/** What AWS and Spark ask of a standalone cluster, beyond the form of each field. */
export const standaloneRules: Rule<Cluster>[] = [
  {
    says: `\`spark.version\` runs on Java ${NODE_JAVA}, which the nodes have, unless \`ami_id\` brings another`,
    source: "https://spark.apache.org/docs/latest/#downloading",
    claims: runsOnJavaOfNodes,
  },
  {
    says: "`workers.min` ≤ `workers.desired` ≤ `workers.max`",
    source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
    claims: ({ workers }) => limits(workers, { min: "min", max: "max", desired: "desired" }, ["workers"]),
  },
  { says: "`workers.spot.on_demand_base` is at most `workers.max`", claims: baseIsWithin },
  { says: "`workers.instance_types` are of one architecture: one image serves them all", claims: oneArchitecture },
  { says: "`ami_id` serves master and workers: their types are of one architecture", claims: imageFits },
  {
    says: `\`spark.properties\` leave room in the user-data of a node, which is at most ${USER_DATA_MAX} bytes`,
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    claims: userDataFits,
  },
  releaseIsThere,
  ...typeRules,
];

/** An image of one's own may bring a Java of its own, which the nodes then keep. */
function runsOnJavaOfNodes({ amiId, spark: { version } }: Cluster) {
  return {
    path: ["spark", "version"],
    holds: either(isGiven(amiId), not(matches(version, new RegExp(TOO_OLD)))),
    problem: `does not run on Java ${NODE_JAVA}, which the nodes have`,
    got: version,
    allowed: `${OLDEST_RELEASE} and newer`,
    fix: "take a newer release, or an image with an older Java (ami_id)",
  };
}

interface Limits {
  min: Value<number>;
  max: Value<number>;
  desired: Value<number | undefined>;
}

/** The fewest and the most workers, and how many there are to begin with, by the names that they have. */
export function limits({ min, max, desired }: Limits, named: Record<keyof Limits, string>, path: string[] = []) {
  return [
    {
      path: [...path, named.min],
      holds: isAtMost(min, max),
      problem: `is more than ${named.max}`,
      got: min,
      allowed: text`0 to ${max}`,
      fix: text`raise ${named.max} to ${min} or lower ${named.min}`,
    },
    {
      path: [...path, named.desired],
      holds: whereGiven(desired, (wanted) =>
        either(isMoreThan(min, max), both(isAtLeast(wanted, min), isAtMost(wanted, max))),
      ),
      problem: `is outside ${named.min} and ${named.max}`,
      got: desired,
      allowed: text`${min} to ${max}`,
    },
  ];
}

function baseIsWithin({ workers: { spot, max } }: Cluster) {
  return {
    path: ["workers", "spot", "on_demand_base"],
    holds: isAtMost(spot.onDemandBase, max),
    problem: "is more than the most workers",
    got: spot.onDemandBase,
    allowed: text`0 to ${max}`,
  };
}

function oneArchitecture({ workers: { instanceTypes } }: Cluster) {
  const [arm, x86] = [lengthOf(armTypes(instanceTypes)), lengthOf(x86Types(instanceTypes))];
  return {
    path: ["workers", "instance_types"],
    holds: either(isAtMost(arm, 0), isAtMost(x86, 0)),
    problem: mixed(instanceTypes),
    allowed: "types of one architecture; one image serves them all",
    fix: text`remove ${listBy(isAtLeast(arm, x86), x86Types(instanceTypes), armTypes(instanceTypes))}`,
  };
}

function imageFits({ amiId, master, workers }: Cluster) {
  const ofWorkers = first(workers.instanceTypes);
  return {
    path: ["ami_id"],
    holds: either(isMissing(amiId), isLike(master.instanceType, ofWorkers)),
    problem: text`cannot fit both: the master is ${architectureAtPlan(master.instanceType)}, the workers are ${architectureAtPlan(ofWorkers)}`,
    got: amiId,
    fix: "give master and workers types of one architecture, or remove ami_id",
  };
}
