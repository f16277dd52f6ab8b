import { clientRanges } from "../../modules/network/clients";
import { environmentOf, templateOf } from "../support/environment";

const SMALLEST = `
name: raster
region: us-east-1
cluster: { engine: standalone }
`;

describe("the network of the architecture decision", () => {
  const template = templateOf(SMALLEST);

  it("is three VPCs with two zones each", () => {
    const cidrs = Object.values(template.ofType("aws_vpc")).map((vpc) => vpc.cidr_block);
    expect(cidrs.sort()).toEqual(["10.0.0.0/18", "10.0.128.0/18", "10.0.64.0/18"]);
    expect(Object.keys(template.ofType("aws_subnet"))).toHaveLength(3 * 2 * 2);
  });

  it("resolves names in every VPC", () => {
    for (const vpc of Object.values(template.ofType("aws_vpc"))) {
      expect(vpc).toMatchObject({ enable_dns_support: true, enable_dns_hostnames: true });
    }
  });

  it("peers every other VPC with the hub and only with it, DNS both ways", () => {
    expect(template.ofType("aws_vpc_peering_connection")).toEqual({
      "aws_vpc_peering_connection.peering_production": peering("production"),
      "aws_vpc_peering_connection.peering_staging": peering("staging"),
    });
  });

  it("has the routes of a peering in every route table of both sides", () => {
    expect(peeringRoutes("staging")).toEqual({
      "aws_route.peering_staging_from_hub_private_0": "aws_route_table.network_spark_private_0_routes 10.0.0.0/18",
      "aws_route.peering_staging_from_hub_private_1": "aws_route_table.network_spark_private_1_routes 10.0.0.0/18",
      "aws_route.peering_staging_from_hub_public": "aws_route_table.network_spark_public 10.0.0.0/18",
      "aws_route.peering_staging_to_hub_private_0": "aws_route_table.network_staging_private_0_routes 10.0.64.0/18",
      "aws_route.peering_staging_to_hub_private_1": "aws_route_table.network_staging_private_1_routes 10.0.64.0/18",
      "aws_route.peering_staging_to_hub_public": "aws_route_table.network_staging_public 10.0.64.0/18",
    });
  });

  it("has no way between staging and production", () => {
    const routes = Object.entries(template.ofType("aws_route"));
    const between = (table: string, cidr: string) =>
      routes.filter(
        ([, route]) => String(route.route_table_id).includes(table) && route.destination_cidr_block === cidr,
      );
    expect(between("network_staging", "10.0.128.0/18")).toEqual([]);
    expect(between("network_production", "10.0.0.0/18")).toEqual([]);
    expect(between("network_staging", "10.0.64.0/18")).toHaveLength(3);
  });

  it("has one NAT gateway, in the hub, for both of its private subnets", () => {
    expect(Object.keys(template.ofType("aws_nat_gateway"))).toEqual(["aws_nat_gateway.network_spark_nat_0"]);
    for (const zone of [0, 1]) {
      expect(template.resource(`aws_route.network_spark_private_${zone}_nat`)).toEqual({
        route_table_id: `\${aws_route_table.network_spark_private_${zone}_routes.id}`,
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: "${aws_nat_gateway.network_spark_nat_0.id}",
      });
    }
  });

  it("reaches S3 without NAT from every route table", () => {
    expect(template.resource("aws_vpc_endpoint.network_staging_s3")).toMatchObject({
      vpc_endpoint_type: "Gateway",
      service_name: "com.amazonaws.us-east-1.s3",
    });
    const tables = Object.entries(template.ofType("aws_vpc_endpoint_route_table_association"))
      .filter(([, { vpc_endpoint_id }]) => vpc_endpoint_id === "${aws_vpc_endpoint.network_staging_s3.id}")
      .map(([, { route_table_id }]) => route_table_id);
    expect(tables).toEqual([
      "${aws_route_table.network_staging_private_0_routes.id}",
      "${aws_route_table.network_staging_private_1_routes.id}",
      "${aws_route_table.network_staging_public.id}",
    ]);
  });

  it("takes zones from the region's list, whatever their state of the hour", () => {
    expect(template.resource("data.aws_availability_zones.network_zones")).toEqual({
      filter: [{ name: "zone-type", values: ["availability-zone"] }],
    });
    expect(template.resource("aws_subnet.network_spark_private_1")).toMatchObject({
      availability_zone: "${local.network_zone_names[1]}",
      map_public_ip_on_launch: false,
    });
  });

  it("empties every default security group", () => {
    expect(Object.keys(template.ofType("aws_default_security_group"))).toHaveLength(3);
    expect(template.resource("aws_default_security_group.network_spark_default")).not.toHaveProperty("ingress");
  });

  it("marks the hub, and only the hub, as one that EMR may use", () => {
    const marked = [...Object.entries(template.ofType("aws_vpc")), ...Object.entries(template.ofType("aws_subnet"))]
      .filter(([, { tags }]) => "for-use-with-amazon-emr-managed-policies" in (tags as object))
      .map(([address]) => address);
    expect(marked.sort()).toEqual([
      "aws_subnet.network_spark_private_0",
      "aws_subnet.network_spark_private_1",
      "aws_vpc.network_spark",
    ]);
  });

  function peering(name: string) {
    return {
      vpc_id: `\${aws_vpc.network_${name}.id}`,
      peer_vpc_id: "${aws_vpc.network_spark.id}",
      auto_accept: true,
      requester: { allow_remote_vpc_dns_resolution: true },
      accepter: { allow_remote_vpc_dns_resolution: true },
      tags: { Name: `raster-spark-${name}-to-spark` },
    };
  }

  function peeringRoutes(name: string) {
    const routes = Object.entries(template.ofType("aws_route")).filter(([address]) =>
      address.includes(`peering_${name}_`),
    );
    return Object.fromEntries(
      routes.map(([address, route]) => [
        address,
        `${String(route.route_table_id).slice(2, -".id}".length)} ${route.destination_cidr_block}`,
      ]),
    );
  }
});

describe("a network of existing VPCs", () => {
  const template = templateOf(`${SMALLEST}
network:
  hub: core
  vpcs:
    core:
      id: vpc-0123456789abcdef0
      cidr: 10.20.0.0/16
      private_subnet_ids: [subnet-0123456789abcdef0]
      route_table_ids: [rtb-0123456789abcdef0, rtb-0123456789abcdef1]
    lab: { cidr: 10.40.0.0/20 }
`);

  it("creates nothing of what is there", () => {
    expect(Object.keys(template.ofType("aws_vpc"))).toEqual(["aws_vpc.network_lab"]);
    expect(template.output("vpc_ids").value).toEqual({
      core: "vpc-0123456789abcdef0",
      lab: "${aws_vpc.network_lab.id}",
    });
  });

  it("adds peering routes to the given route tables, at addresses that name the table", () => {
    const added = Object.keys(template.ofType("aws_route")).filter((address) => address.includes("from_hub"));
    expect(added).toEqual([
      "aws_route.peering_lab_from_hub_rtb_0123456789abcdef0",
      "aws_route.peering_lab_from_hub_rtb_0123456789abcdef1",
    ]);
  });

  it("runs the cluster in the hub's private subnets", () => {
    expect(template.resource("aws_autoscaling_group.cluster_workers")).toMatchObject({
      vpc_zone_identifier: ["subnet-0123456789abcdef0"],
    });
  });
});

describe("clients by security group, of VPCs that are peered", () => {
  it.each(["standalone", "emr"])("are let in once the peerings are active, under %s", (engine) => {
    const template = templateOf(`
name: raster
region: us-east-1
cluster: { engine: ${engine} }
access: { client_security_group_ids: [sg-0123456789abcdef0], client_cidrs: [10.40.0.0/20] }
network:
  vpcs:
    spark: { cidr: 10.0.0.0/18 }
    lab: { id: vpc-0123456789abcdef0, cidr: 10.40.0.0/20, route_table_ids: [rtb-0123456789abcdef0] }
`);
    const rules = Object.values(template.ofType("aws_vpc_security_group_ingress_rule"));
    const waitOf = (source: string, from: string) =>
      rules.filter((rule) => rule[source] === from).map(({ depends_on }) => depends_on);
    const byGroup = waitOf("referenced_security_group_id", "sg-0123456789abcdef0");
    expect(byGroup.length).toBeGreaterThan(1);
    expect(new Set(byGroup.flat())).toEqual(new Set(["aws_vpc_peering_connection.peering_lab"]));
    expect(new Set(waitOf("cidr_ipv4", "10.40.0.0/20"))).toEqual(new Set([undefined]));
  });
});

describe("a VPC without the internet", () => {
  const template = templateOf(`
name: raster
region: us-east-1
cluster: { engine: standalone, spark: { download_url: "s3://acme-artifacts/spark-4.1.4.tgz" } }
network:
  vpcs:
    spark:
      cidr: 10.8.0.0/20
      availability_zones: [us-east-1a, us-east-1c]
      internet_gateway: false
      interface_endpoints: [ssm, logs]
      flow_logs_retention_days: 30
`);

  it("has no gateway, no public subnet and no default route", () => {
    expect(template.ofType("aws_internet_gateway")).toEqual({});
    expect(template.ofType("aws_nat_gateway")).toEqual({});
    expect(template.ofType("aws_route")).toEqual({});
    expect(Object.keys(template.ofType("aws_subnet"))).toHaveLength(2);
  });

  it("uses the zones that it names, without asking AWS for a list", () => {
    expect(template.ofType("data.aws_availability_zones")).toEqual({});
    expect(template.resource("aws_subnet.network_spark_private_1").availability_zone).toBe("us-east-1c");
  });

  it("has the endpoints behind each group, open to the VPC alone", () => {
    expect(Object.keys(template.ofType("aws_vpc_endpoint")).sort()).toEqual([
      "aws_vpc_endpoint.network_spark_endpoints_ec2messages",
      "aws_vpc_endpoint.network_spark_endpoints_logs",
      "aws_vpc_endpoint.network_spark_endpoints_ssm",
      "aws_vpc_endpoint.network_spark_endpoints_ssmmessages",
      "aws_vpc_endpoint.network_spark_s3",
    ]);
    expect(template.resource("aws_vpc_security_group_ingress_rule.network_spark_endpoints_https")).toMatchObject({
      cidr_ipv4: "10.8.0.0/20",
      from_port: 443,
      to_port: 443,
    });
  });

  it("keeps flow logs, written by a role that only the flow logs of this account can take", () => {
    expect(template.resource("aws_cloudwatch_log_group.network_spark_flow_logs").retention_in_days).toBe(30);
    expect(template.document("aws_iam_role.network_spark_flow_logs_role", "assume_role_policy")).toMatchObject({
      Statement: [
        {
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "${data.aws_caller_identity.account.account_id}" } },
        },
      ],
    });
  });
});

describe("NAT per zone", () => {
  const template = templateOf(`${SMALLEST}
network: { vpcs: { spark: { cidr: 10.0.0.0/18, nat: per_zone, availability_zone_count: 3 } } }
`);

  it("sends each private subnet through the gateway of its own zone", () => {
    for (const zone of [0, 1, 2]) {
      expect(template.resource(`aws_route.network_spark_private_${zone}_nat`).nat_gateway_id).toBe(
        `\${aws_nat_gateway.network_spark_nat_${zone}.id}`,
      );
    }
  });
});

describe("the clients of a cluster", () => {
  it("are the peered VPCs, unless the file names others", () => {
    expect(clientRanges(environmentOf(SMALLEST))).toEqual(["10.0.0.0/18", "10.0.128.0/18"]);
    expect(clientRanges(environmentOf(`${SMALLEST}access: { client_cidrs: [192.168.0.0/24] }`))).toEqual([
      "192.168.0.0/24",
    ]);
    expect(clientRanges(environmentOf(`${SMALLEST}access: { client_cidrs: [] }`))).toEqual([]);
  });
});
