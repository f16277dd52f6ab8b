import { HUB, synthesizeCluster } from "./support";

const TAG = { "for-use-with-amazon-emr-managed-policies": "true" };

describe("the security groups", () => {
  const template = synthesizeCluster();

  test("every group can be deleted in spite of the rules that EMR adds, and EMR may use every group", () => {
    const groups = Object.values(template.ofType("aws_security_group"));
    expect(groups).toHaveLength(4);
    for (const group of groups) {
      expect(group).toMatchObject({ revoke_rules_on_delete: true, vpc_id: HUB.id, tags: TAG });
      expect(group).not.toHaveProperty("ingress");
      expect(group).not.toHaveProperty("egress");
    }
  });

  test("EMR reaches the nodes, and the master reaches EMR", () => {
    const serviceAccess = "${aws_security_group.cluster_service_access.id}";
    expect(template.resource("aws_vpc_security_group_ingress_rule.cluster_service_access_from_master")).toEqual({
      security_group_id: serviceAccess,
      description: "Master to the EMR service",
      ip_protocol: "tcp",
      from_port: 9443,
      to_port: 9443,
      referenced_security_group_id: "${aws_security_group.cluster_master.id}",
    });
    for (const role of ["master", "core"]) {
      expect(template.resource(`aws_vpc_security_group_egress_rule.cluster_service_access_to_${role}`)).toEqual({
        security_group_id: serviceAccess,
        description: `EMR service to ${role}`,
        ip_protocol: "tcp",
        from_port: 8443,
        to_port: 8443,
        referenced_security_group_id: `\${aws_security_group.cluster_${role}.id}`,
      });
    }
  });

  test("nothing is open to the world", () => {
    const ingress = Object.values(template.ofType("aws_vpc_security_group_ingress_rule"));
    expect(ingress.map(({ cidr_ipv4 }) => cidr_ipv4)).not.toContain("0.0.0.0/0");
  });
});

test("from release 8 on, nodes reach EMR through an endpoint, and EMR does not reach them", () => {
  const template = synthesizeCluster({ release: "emr-spark-8.0.0" });
  const rules = [
    ...Object.entries(template.ofType("aws_vpc_security_group_ingress_rule")),
    ...Object.entries(template.ofType("aws_vpc_security_group_egress_rule")),
  ].filter(([address]) => address.includes("service_access"));
  expect(rules).toEqual([
    [
      "aws_vpc_security_group_ingress_rule.cluster_service_access_from_vpc",
      {
        security_group_id: "${aws_security_group.cluster_service_access.id}",
        description: "Nodes to the EMR service",
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_ipv4: HUB.cidr,
      },
    ],
  ]);
});
