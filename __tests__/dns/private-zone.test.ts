import { templateOf } from "../support/environment";

describe("the private zone", () => {
  const template = templateOf(`
name: raster
region: us-east-1
cluster: { engine: standalone }
`);

  it("belongs to the hub and is associated with every peer: peering alone does not resolve it", () => {
    expect(template.resource("aws_route53_zone.dns")).toEqual({
      name: "raster-spark",
      comment: "Finds the Spark master",
      vpc: [{ vpc_id: "${aws_vpc.network_spark.id}" }],
      lifecycle: { ignore_changes: ["vpc"], replace_triggered_by: ["terraform_data.dns_hub"] },
    });
    expect(template.resource("terraform_data.dns_hub").input).toBe("${aws_vpc.network_spark.id}");
    expect(template.ofType("aws_route53_zone_association")).toEqual({
      "aws_route53_zone_association.dns_staging": {
        zone_id: "${aws_route53_zone.dns.zone_id}",
        vpc_id: "${aws_vpc.network_staging.id}",
      },
      "aws_route53_zone_association.dns_production": {
        zone_id: "${aws_route53_zone.dns.zone_id}",
        vpc_id: "${aws_vpc.network_production.id}",
      },
    });
  });

  it("finds the master, for 30 seconds at a time", () => {
    expect(template.resource("aws_route53_record.dns_master")).toEqual({
      zone_id: "${aws_route53_zone.dns.zone_id}",
      name: "master.raster-spark",
      type: "A",
      ttl: 30,
      records: ["${aws_instance.cluster_master.private_ip}"],
    });
  });
});

describe("a zone with a name and a TTL of its own", () => {
  const template = templateOf(`
name: raster
region: us-east-1
dns: { zone_name: spark.acme.internal., record_ttl_seconds: 60 }
cluster: { engine: standalone }
`);

  it("is used as it is said, with or without a dot at the end", () => {
    expect(template.resource("aws_route53_zone.dns").name).toBe("spark.acme.internal");
    expect(template.resource("aws_route53_record.dns_master")).toMatchObject({
      name: "master.spark.acme.internal",
      ttl: 60,
    });
    expect(template.output("master_url").value).toBe("spark://master.spark.acme.internal:7077");
  });
});
