import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

/** A range of TCP ports that clients use, and what listens there. */
export interface ClientPort {
  key: string;
  from: number;
  to: number;
  description: string;
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
  ssh: boolean;
}

const SSH: ClientPort = { key: "ssh", from: 22, to: 22, description: "SSH with the key pair" };

/** Opens a security group to an environment's clients: one rule for each client and range of ports. */
export class ClientAccess extends Construct {
  constructor(scope: Construct, id: string, { securityGroupId, clients, ports, ssh }: ClientAccessProps) {
    super(scope, id);
    const sources = [
      ...clients.cidrs.map((cidrIpv4) => ({ key: cidrIpv4, cidrIpv4 })),
      ...clients.securityGroupIds.map((group) => ({ key: group, referencedSecurityGroupId: group })),
    ];
    for (const { key: source, ...from } of sources) {
      for (const port of ssh ? [...ports, SSH] : ports) {
        new VpcSecurityGroupIngressRule(this, `${port.key}_from_${source}`, {
          securityGroupId,
          description: port.description,
          ipProtocol: "tcp",
          fromPort: port.from,
          toPort: port.to,
          ...from,
        });
      }
    }
  }
}
