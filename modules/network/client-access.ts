import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { type Condition, listIf } from "../value/plan-time";
import { entries } from "../value/repeat";

/** A range of TCP ports that clients use, and what listens there. */
export interface ClientPort {
  key: string;
  from: number;
  to: number;
  description: string;
  /** Whether to open it. Default: always. */
  when?: Condition;
}

export interface Clients {
  cidrs: string[];
  securityGroupIds: string[];
}

export interface ClientAccessProps {
  securityGroupId: string;
  clients: Clients;
  ports: ClientPort[];
  /** Whether to open SSH as well: only if the nodes have a key pair. */
  ssh: Condition;
}

const SSH: ClientPort = { key: "ssh", from: 22, to: 22, description: "SSH with the key pair" };

/** Opens a security group to an environment's clients: one rule for each client and range of ports. */
export class ClientAccess extends Construct {
  constructor(scope: Construct, id: string, { securityGroupId, clients, ports, ssh }: ClientAccessProps) {
    super(scope, id);
    const open = ({ when = true, ...port }: ClientPort) => {
      const sources = [
        ...entries(listIf(when, clients.cidrs), "cidrs", "by_value").map(({ value, ...entry }) => ({
          ...entry,
          cidrIpv4: value,
        })),
        // A group may be created together with the cluster: its id is then not known in time to tell rules apart.
        ...entries(listIf(when, clients.securityGroupIds), "groups", "by_position").map(({ value, ...entry }) => ({
          ...entry,
          referencedSecurityGroupId: value,
        })),
      ];
      for (const { key: source, ...from } of sources) {
        new VpcSecurityGroupIngressRule(this, `${port.key}_from_${source}`, {
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
