import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { listIf } from "../value/list";
import { keyed } from "../value/map";
import { ALWAYS, type Answer } from "../value/question";
import { byKey, byValue } from "../value/repeat";
import type { Value } from "../value/value";

/** A range of TCP ports that clients use, and what listens there. */
export interface ClientPort {
  key: string;
  from: number;
  to: number;
  description: string;
  /** Whether to open it. Default: always. */
  when?: Answer;
}

export interface Clients {
  cidrs: Value<string[]>;
  securityGroupIds: Value<string[]>;
  /**
   * Peerings of the VPC: a rule may name a group of a peered VPC once its peering is active, and none before.
   * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html Default: none.
   */
  peerings?: ITerraformDependable[];
}

export interface ClientAccessProps {
  securityGroupId: string;
  clients: Clients;
  ports: ClientPort[];
  /** Whether to open SSH as well: only if the nodes have a key pair. */
  ssh: Answer;
}

const SSH: ClientPort = { key: "ssh", from: 22, to: 22, description: "SSH with the key pair" };

/** Opens a security group to an environment's clients: one rule for each client and range of ports. */
export class ClientAccess extends Construct {
  constructor(scope: Construct, id: string, { securityGroupId, clients, ports, ssh }: ClientAccessProps) {
    super(scope, id);
    const { peerings = [] } = clients;
    const open = ({ when = ALWAYS, ...port }: ClientPort) => {
      const sources = [
        ...byValue(listIf(when, clients.cidrs), "cidrs").map(({ key, entry, times }) => ({
          key,
          from: { ...times, cidrIpv4: entry },
        })),
        // A group may be created together with the cluster: its id is then not known in time to tell rules apart.
        ...byKey(keyed(listIf(when, clients.securityGroupIds)), "groups").map(({ key, entry, times }) => ({
          key,
          from: { ...times, referencedSecurityGroupId: entry, dependsOn: peerings.length > 0 ? peerings : undefined },
        })),
      ];
      for (const { key, from } of sources) {
        new VpcSecurityGroupIngressRule(this, `${port.key}_from_${key}`, {
          securityGroupId,
          description: port.description,
          ipProtocol: "tcp",
          fromPort: port.from,
          toPort: port.to,
          ...from,
        });
      }
    };
    for (const port of ports) {
      open(port);
    }
    open({ ...SSH, when: ssh });
  }
}
