import { DataAwsInstances } from "@cdktf/provider-aws/lib/data-aws-instances";
import type { EmrCluster } from "@cdktf/provider-aws/lib/emr-cluster";
import { DataResource, ref } from "cdktf";
import { Construct } from "constructs";
import type { MasterAddress } from "../engine/engine";
import { THIS } from "../stack/addressed-stack";
import { choose } from "../value/choice";
import { hcl } from "../value/expression";
import { listBy } from "../value/list";
import { type Answer, isNever } from "../value/question";
import { splat } from "../value/reference";
import { onlyIf } from "../value/repeat";
import { argument } from "../value/value";

interface MastersProps {
  cluster: EmrCluster;
  /** Whether there are three. */
  areThree: Answer;
  /** Security group that the masters of this cluster are in, and nothing else. */
  securityGroupId: string;
}

/**
 * Where the masters are, for the cluster's name in the private zone.
 *
 * EMR gives one name alone, which goes with its node. A cluster ends with its only master; of three, EMR replaces one that
 * fails, so all their addresses are asked for at every plan, and the next apply puts the name right. Only where the cluster
 * is made, or a module's call waits for something that changes, does Terraform ask late, for this one record.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha.html
 */
export class Masters extends Construct {
  readonly address: MasterAddress;

  constructor(scope: Construct, id: string, { cluster, areThree, securityGroupId }: MastersProps) {
    super(scope, id);
    const ofOne = namedAddress(cluster.masterPublicDns);
    if (isNever(areThree)) {
      this.address = ofOne;
      return;
    }
    const { times } = onlyIf(areThree);
    // Terraform asks late what refers to a resource that it changes, if only its tags; of this one it changes nothing.
    const known = new DataResource(this, "known", {
      ...times,
      input: { cluster_id: cluster.id, security_group_id: securityGroupId },
    });
    const of = (name: string) => argument(hcl`one(${splat(known, "output")}).${ref(name)}`.text);
    const masters = new DataAwsInstances(this, THIS, {
      ...times,
      instanceTags: { "aws:elasticmapreduce:job-flow-id": of("cluster_id") },
      filter: [{ name: "instance.group-id", values: [of("security_group_id")] }],
      instanceStateNames: ["running"],
    });
    const addresses = hcl`sort(flatten(${splat(masters, "private_ips")}))`.list;
    this.address = {
      type: choose(areThree, "A", ofOne.type),
      targets: listBy(areThree, addresses, ofOne.targets),
    };
  }
}

/** EMR's name of a node has its address in it, as in ip-10-0-64-9.ec2.internal. */
const NAME = "^ip-([0-9]+)-([0-9]+)-([0-9]+)-([0-9]+)[.]";

/**
 * The address in a node's name, since nothing promises that a peered VPC resolves the name; the name where it has none, as
 * in subnets that were there before and name their instances otherwise.
 *
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 */
export function namedAddress(name: string): MasterAddress {
  return {
    type: hcl`can(regex(${NAME}, ${name})) ? "A" : "CNAME"`.text,
    targets: hcl`[try(join(".", regex(${NAME}, ${name})), ${name})]`.list,
  };
}
