import { isLike, mixed, namedOnce } from "../../instances/rules";
import type { Rule } from "../../rule/claim";
import { set, text } from "../../rule/text";
import { appended, distinct, first, where } from "../../value/list";
import { lengthOf, plus } from "../../value/number";
import { both, either, is, isAtMost, isMoreThan, matches, not } from "../../value/question";
import { type Cluster, ofCapacity, ofNodes } from "./nodes";

/** What EMR asks of nodes, whichever way they are grouped. */
export const instanceRules: Rule<Cluster>[] = [
  masterCount,
  oneArchitecture,
  (cluster) => ofNodes(cluster, (types) => namedOnce(types, TYPES)),
  someCapacity,
];

const TYPES = ["instance_types"];

/** https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha.html */
function masterCount({ master: { count } }: Cluster) {
  return {
    path: ["master", "count"],
    holds: either(is(count, 1), is(count, 3)),
    problem: "is not possible",
    got: count,
    allowed: "1, or 3 for high availability",
  };
}

/** EMR starts every node of a cluster from images of one architecture. */
function oneArchitecture(cluster: Cluster) {
  const ofMaster = cluster.master.instanceTypes;
  const wanted = first(ofMaster);
  return ofNodes(cluster, (types) => {
    const others = where(types, (type) => both(matches(type, /[.]/), not(isLike(type, wanted))));
    return [
      {
        path: TYPES,
        holds: isAtMost(lengthOf(others), 0),
        problem: mixed(distinct(appended(ofMaster, types))),
        allowed: "types of one architecture for master, core and task",
        fix: "write types of one architecture everywhere; the defaults are arm64",
      },
    ];
  });
}

/**
 * EMR starts no fleet or group of nothing.
 *
 * https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetConfig.html
 */
function someCapacity(cluster: Cluster) {
  return ofCapacity(cluster, ({ onDemand, spot }, name) => [
    {
      path: [],
      holds: isMoreThan(plus(onDemand, spot), 0),
      problem: "has no capacity: on_demand and spot are both 0",
      allowed: "on_demand or spot of at least 1",
      fix:
        name === "task"
          ? text`write ${set("spot", 1)}, or remove task`
          : text`write ${set("spot", 1)}, or ${set("on_demand", 1)}`,
    },
  ]);
}
