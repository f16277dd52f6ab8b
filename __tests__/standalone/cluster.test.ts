import { templateOf } from "../support/environment";
import type { Attributes } from "../support/template";

const ENVIRONMENT = `
name: raster
region: us-east-1
tags: { team: geo }
`;

describe("a standalone cluster", () => {
  const template = templateOf(`${ENVIRONMENT}
cluster:
  engine: standalone
  workers:
    instance_types: [m7g.xlarge, r7g.xlarge]
    min: 1
    max: 10
    spot: { percentage: 80, on_demand_base: 1, max_price: "0.12" }
`);
  const master = template.resource("aws_instance.cluster_master");
  const workers = template.resource("aws_autoscaling_group.cluster_workers");
  const launch = template.resource("aws_launch_template.cluster_workers_template");

  it("has its master on demand, with encrypted gp3 and IMDSv2", () => {
    expect(master).toMatchObject({
      instance_type: "m7g.large",
      subnet_id: "${aws_subnet.network_spark_private_0.id}",
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      root_block_device: { encrypted: true, volume_type: "gp3", volume_size: 30 },
    });
    expect(master).not.toHaveProperty("instance_market_options");
    expect(master).not.toHaveProperty("key_name");
  });

  it("keeps recovery state on a volume that outlives the master, in the zone of its subnet", () => {
    expect(template.resource("aws_ebs_volume.cluster_master_recovery")).toMatchObject({
      availability_zone: "${aws_subnet.network_spark_private_0.availability_zone}",
      encrypted: true,
      type: "gp3",
      size: 10,
    });
    expect(template.resource("aws_volume_attachment.cluster_master_recovery_attachment")).toMatchObject({
      device_name: "/dev/sdf",
      instance_id: "${aws_instance.cluster_master.id}",
    });
  });

  it("makes the master anew with the volume, since it stops to let go of one and nothing would start it", () => {
    expect(master.lifecycle).toMatchObject({
      replace_triggered_by: expect.arrayContaining(["aws_ebs_volume.cluster_master_recovery.id"]),
    });
  });

  it("makes the workers anew with their software, role, security group and subnets, and with nothing else", () => {
    const template = "aws_launch_template.cluster_workers_template";
    expect((workers.lifecycle as Attributes).replace_triggered_by).toEqual([
      `${template}.user_data`,
      `${template}.iam_instance_profile`,
      `${template}.vpc_security_group_ids`,
      "aws_subnet.network_spark_private_0.id",
      "aws_subnet.network_spark_private_1.id",
    ]);
  });

  it("never touches the master for a change of the workers", () => {
    const changed = templateOf(`${ENVIRONMENT}
cluster:
  engine: standalone
  workers:
    instance_types: [r6g.2xlarge]
    min: 0
    max: 50
    root_volume_gb: 200
    spot: { percentage: 100, on_demand_base: 0, max_price: "0.30", capacity_rebalance: false }
`);
    expect(changed.resource("aws_instance.cluster_master")).toEqual(master);
    expect(changed.json).toMatchObject({ locals: (template.json as { locals?: object }).locals });
  });

  it("buys workers from several types, part spot, part on demand", () => {
    expect(workers).toMatchObject({
      min_size: 1,
      max_size: 10,
      desired_capacity: 1,
      capacity_rebalance: true,
      mixed_instances_policy: {
        launch_template: { override: [{ instance_type: "m7g.xlarge" }, { instance_type: "r7g.xlarge" }] },
        instances_distribution: {
          on_demand_base_capacity: 1,
          on_demand_percentage_above_base_capacity: 20,
          spot_allocation_strategy: "price-capacity-optimized",
          spot_max_price: "0.12",
        },
      },
    });
  });

  it("leaves the number of workers to scaling, and never moves workers to even out the zones", () => {
    expect(workers).toMatchObject({
      lifecycle: { ignore_changes: ["desired_capacity"] },
      suspended_processes: ["AZRebalance"],
      wait_for_capacity_timeout: "0",
    });
  });

  it("locks the workers down as it does the master, and passes the tags on", () => {
    const tags = { Name: "raster-spark-worker", team: "geo", "terraspark:environment": "raster" };
    expect(launch).toMatchObject({
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      block_device_mappings: [{ device_name: "/dev/xvda", ebs: { encrypted: "true", volume_type: "gp3" } }],
      tag_specifications: [
        { resource_type: "instance", tags },
        { resource_type: "volume", tags },
      ],
    });
  });

  it("tags the autoscaling group as all else, which no default tags of a provider reach", () => {
    expect(workers.tag).toEqual([
      { key: "Name", value: "raster-spark-worker", propagate_at_launch: true },
      { key: "terraspark:environment", value: "raster", propagate_at_launch: true },
      { key: "team", value: "geo", propagate_at_launch: true },
    ]);
  });

  it("says nothing of EBS optimization, which types of today have by themselves", () => {
    expect(master).not.toHaveProperty("ebs_optimized");
    expect(launch).not.toHaveProperty("ebs_optimized");
  });

  it("starts workers from the image of the hour, and leaves a running master alone when there is a newer one", () => {
    expect(launch.image_id).toBe("resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64");
    expect(master).toMatchObject({
      ami: "${data.aws_ssm_parameter.cluster_master_image.insecure_value}",
      lifecycle: { ignore_changes: ["ami"] },
    });
    expect(template.resource("terraform_data.cluster_master_image_architecture").input).toBe("arm64");
    expect(Object.keys(template.ofType("data.aws_ssm_parameter"))).toHaveLength(1);
  });

  it("lets all nodes talk to each other, out to anywhere, and clients in to Spark's ports alone", () => {
    expect(template.resource("aws_vpc_security_group_ingress_rule.cluster_nodes_each_other")).toMatchObject({
      ip_protocol: "-1",
      referenced_security_group_id: "${aws_security_group.cluster_nodes.id}",
    });
    expect(template.resource("aws_vpc_security_group_egress_rule.cluster_nodes_out")).toMatchObject({
      ip_protocol: "-1",
      cidr_ipv4: "0.0.0.0/0",
    });
    const opened = Object.values(template.ofType("aws_vpc_security_group_ingress_rule"))
      .filter((rule) => rule.cidr_ipv4)
      .map((rule) => `${rule.cidr_ipv4} ${rule.ip_protocol} ${rule.from_port}-${rule.to_port}`);
    expect(opened.sort()).toEqual([
      "10.0.0.0/18 tcp 4040-4059",
      "10.0.0.0/18 tcp 7077-7077",
      "10.0.0.0/18 tcp 8080-8081",
      "10.0.128.0/18 tcp 4040-4059",
      "10.0.128.0/18 tcp 7077-7077",
      "10.0.128.0/18 tcp 8080-8081",
    ]);
  });

  it("hands out what people type", () => {
    expect(template.output("master_url").value).toBe("spark://master.raster-spark:7077");
    expect(template.output("web_url").value).toBe("http://master.raster-spark:8080");
    expect(template.output("submit_command").value).toBe(
      "spark-submit --master spark://master.raster-spark:7077 --deploy-mode client app.py",
    );
    expect(template.output("scale_command").value).toBe(
      "aws autoscaling set-desired-capacity --region us-east-1 --auto-scaling-group-name ${aws_autoscaling_group.cluster_workers.name} --desired-capacity 10",
    );
  });
});

describe("a cluster on x86, with an image, a key pair and clients of its own", () => {
  const template = templateOf(`${ENVIRONMENT}
access:
  key_name: operators
  client_cidrs: [192.168.0.0/24]
  client_security_group_ids: [sg-0123456789abcdef0]
cluster:
  engine: standalone
  ami_id: ami-0123456789abcdef0
  master: { instance_type: m7i.large }
  workers: { instance_types: [m7i.xlarge], min: 2, max: 2 }
`);

  it("starts every node from that image, and a change of it replaces the master", () => {
    const master = template.resource("aws_instance.cluster_master");
    expect(master).toMatchObject({ ami: "ami-0123456789abcdef0", key_name: "operators" });
    expect(master.lifecycle).toEqual({ replace_triggered_by: ["aws_ebs_volume.cluster_master_recovery.id"] });
    expect(template.resource("aws_launch_template.cluster_workers_template")).toMatchObject({
      image_id: "ami-0123456789abcdef0",
      key_name: "operators",
    });
    expect(template.ofType("data.aws_ssm_parameter")).toEqual({});
  });

  it("is open to those clients alone", () => {
    const sources = Object.values(template.ofType("aws_vpc_security_group_ingress_rule")).map(
      (rule) => rule.cidr_ipv4 ?? rule.referenced_security_group_id,
    );
    expect(new Set(sources)).toEqual(
      new Set(["192.168.0.0/24", "sg-0123456789abcdef0", "${aws_security_group.cluster_nodes.id}"]),
    );
  });

  it("opens SSH to them, since there is a key to use it with", () => {
    expect(
      template.resource("aws_vpc_security_group_ingress_rule.cluster_nodes_clients_ssh_from_192_168_0_0_24"),
    ).toMatchObject({
      from_port: 22,
      to_port: 22,
      cidr_ipv4: "192.168.0.0/24",
    });
  });

  it("begins with as many workers as the limits ask for", () => {
    expect(template.resource("aws_autoscaling_group.cluster_workers").desired_capacity).toBe(2);
  });
});
