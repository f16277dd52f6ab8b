import type { Instance, World } from "../../lab/world";

const instance = (id: string, subnetId: string, address: string, more: Partial<Instance> = {}): Instance => ({
  id,
  name: id,
  state: "running",
  subnetId,
  address,
  mac: "02:00:00:00:00:01",
  groupIds: [],
  userData: "",
  image: "ami-1",
  type: "m7g.large",
  zone: "us-east-1a",
  spot: false,
  tags: {},
  metadata: { enabled: true, tokens: "required", hopLimit: 1, tags: false },
  onShutdown: "stop",
  volumes: [],
  ...more,
});

/** Two VPCs that are peered with a hub, with a host in each; the hub has a second one, which is stopped. */
export function smallWorld(): World {
  const vpc = (vpcId: string, cidr: string) => ({ to: "vpc" as const, vpcId, cidr });
  const [hub, staging, production] = [
    vpc("vpc-hub", "10.0.64.0/18"),
    vpc("vpc-staging", "10.0.0.0/18"),
    vpc("vpc-production", "10.0.128.0/18"),
  ];
  return {
    account: "123456789012",
    region: "us-east-1",
    vpcs: [hub, staging, production].map(({ vpcId: id, cidr }) => ({ id, name: id.replace("vpc-", ""), cidr })),
    subnets: [
      {
        id: "subnet-hub",
        vpcId: "vpc-hub",
        cidr: "10.0.64.0/21",
        routes: [hub, staging, production, { to: "internet", cidr: "0.0.0.0/0" }, { to: "s3" }],
      },
      { id: "subnet-staging", vpcId: "vpc-staging", cidr: "10.0.0.0/21", routes: [staging, hub] },
      { id: "subnet-production", vpcId: "vpc-production", cidr: "10.0.128.0/21", routes: [production, hub] },
    ],
    groups: [
      {
        id: "sg-nodes",
        ingress: [
          { protocol: "tcp", ports: [7077, 7077], cidrs: ["10.0.0.0/18"], groupIds: [], prefixLists: [] },
          { protocol: "-1", cidrs: [], groupIds: ["sg-nodes"], prefixLists: [] },
        ],
        egress: [
          { protocol: "tcp", ports: [443, 443], cidrs: [], groupIds: [], prefixLists: ["pl-s3"] },
          { protocol: "icmp", ports: [8, 0], cidrs: ["10.0.0.0/8"], groupIds: [], prefixLists: [] },
        ],
      },
      {
        id: "sg-default",
        ingress: [],
        egress: [{ protocol: "-1", cidrs: ["0.0.0.0/0"], groupIds: [], prefixLists: [] }],
      },
    ],
    instances: [
      instance("i-00000000000master", "subnet-hub", "10.0.64.4", { groupIds: ["sg-nodes"], role: "spark-master" }),
      instance("i-0000000000stopped", "subnet-hub", "10.0.64.5", { groupIds: ["sg-nodes"], state: "stopped" }),
      instance("i-0000000000staging", "subnet-staging", "10.0.0.4", { groupIds: ["sg-default"] }),
      instance("i-000000production", "subnet-production", "10.0.128.4", {
        groupIds: ["sg-default"],
        metadata: { enabled: true, tokens: "optional", hopLimit: 2, tags: false },
      }),
    ],
    zones: [
      {
        name: "raster-spark",
        vpcIds: ["vpc-hub", "vpc-staging"],
        records: { "master.raster-spark": ["10.0.64.4"] },
      },
    ],
  };
}
