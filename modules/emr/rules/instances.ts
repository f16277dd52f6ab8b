import { isLike, mixed } from "../../instances/rules";
import type { Rule } from "../../rule/claim";
import { set, text } from "../../rule/text";
import { appended, distinct, first, where } from "../../value/list";
import { lengthOf, plus } from "../../value/number";
import { both, either, is, isAtMost, isMissing, isMoreThan, matches, not } from "../../value/question";
import { type Cluster, ofCapacity, ofNodes } from "./nodes";

/** What EMR asks of nodes, whichever way they are grouped. */
export const instanceRules: Rule<Cluster>[] = [
  {
    says: "`master.count` is 1, or 3 for high availability",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha.html",
    claims: masterCount,
  },
  {
    says: "one of `os_release_label` and `ami_id` names the image of the nodes, not both",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-custom-ami.html",
    claims: oneImage,
  },
  { says: "instance types of master, core and task are of one architecture", claims: oneArchitecture },
  {
    says: "core and task have some capacity, on demand or spot",
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_InstanceFleetConfig.html",
    claims: someCapacity,
  },
];

const TYPES = ["instance_types"];

function masterCount({ master: { count } }: Cluster) {
  return {
    path: ["master", "count"],
    holds: either(is(count, 1), is(count, 3)),
    problem: "is not possible",
    got: count,
    allowed: "1, or 3 for high availability",
  };
}

/** An image has the Amazon Linux release that it was made from. */
function oneImage({ osReleaseLabel, amiId }: Cluster) {
  return {
    path: ["os_release_label"],
    holds: either(isMissing(osReleaseLabel), isMissing(amiId)),
    problem: "does not go together with ami_id: each names the image of the nodes",
    got: osReleaseLabel,
    fix: "remove one of the two",
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
        because: [["master", ...TYPES]],
      },
    ];
  });
}

/** EMR starts no fleet or group of nothing. */
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
