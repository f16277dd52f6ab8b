import { templateOf } from "../support/environment";
import type { Template } from "../support/template";

const ENVIRONMENT = `
name: raster
region: us-east-1
tags: { team: geo }
provider: { assume_role_arn: "arn:aws:iam::111122223333:role/deployer", allowed_account_ids: ["111122223333"] }
`;
const standalone = templateOf(`${ENVIRONMENT}cluster: { engine: standalone }`);
const emr = templateOf(`${ENVIRONMENT}cluster: { engine: emr }`);

describe("a change of the one word that names the engine", () => {
  const shared = (template: Template) =>
    Object.fromEntries(
      template
        .addresses()
        .filter(
          (address) =>
            /\.(network|peering|storage|dns)(_|$)/.test(address) && address !== "aws_route53_record.dns_master",
        )
        .map((address) => [address, template.resource(address)]),
    );

  it("leaves network, peering, bucket and zone exactly as they are", () => {
    expect(Object.keys(shared(standalone)).length).toBeGreaterThan(70);
    expect(shared(emr)).toEqual(shared(standalone));
  });

  it("keeps the names of all outputs that do not belong to an engine alone", () => {
    const both = standalone.outputs().filter((name) => emr.outputs().includes(name));
    expect(both).toEqual([
      "bucket_arn",
      "bucket_name",
      "master_name",
      "master_url",
      "private_subnet_ids",
      "public_subnet_ids",
      "submit_command",
      "submitter_policy_arn",
      "vpc_ids",
      "web_url",
      "zone_id",
      "zone_name",
    ]);
  });

  it("leads the master's name to the new master", () => {
    expect(standalone.resource("aws_route53_record.dns_master")).toMatchObject({ type: "A" });
    expect(emr.resource("aws_route53_record.dns_master").records).toContain(
      "aws_emr_cluster.cluster.master_public_dns",
    );
  });
});

describe("the provider of an environment", () => {
  it("tags everything, takes the given role, and stops in any other account", () => {
    expect(standalone.json.provider).toEqual({
      aws: [
        {
          region: "us-east-1",
          default_tags: [{ tags: { team: "geo", "terraspark:environment": "raster" } }],
          assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/deployer" }],
          allowed_account_ids: ["111122223333"],
        },
      ],
    });
  });

  const aws = (version: string) => ({ required_providers: { aws: { source: "hashicorp/aws", version } } });

  it("is any of 5.100 and 6.x, so that nobody has to upgrade in step", () => {
    expect(standalone.terraform).toMatchObject(aws(">= 5.100.0, < 7.0.0"));
  });

  it("is of one major version where there is EMR: 6, unless the file says 5", () => {
    const five = templateOf("name: raster\nregion: us-east-1\ncluster: { engine: emr }\nprovider: { version: 5 }");
    expect(emr.terraform).toMatchObject(aws(">= 6.2.0, < 7.0.0"));
    expect(five.terraform).toMatchObject(aws(">= 5.100.0, < 6.0.0"));
  });
});

describe("the outputs", () => {
  it("are all described", () => {
    for (const template of [standalone, emr]) {
      for (const name of template.outputs()) {
        expect(template.output(name).description).toMatch(/^[A-Z]/);
      }
    }
  });

  it("submit a job to EMR by the Step API", () => {
    expect(emr.output("submit_command").value).toBe(
      "aws emr add-steps --region us-east-1 --cluster-id ${aws_emr_cluster.cluster.id} --steps 'Type=Spark,Name=app,ActionOnFailure=CONTINUE,Args=[--deploy-mode,cluster,s3://${aws_s3_bucket.storage.bucket}/jobs/app.py]'",
    );
  });

  it("hold no secret", () => {
    expect(JSON.stringify([standalone.json, emr.json])).not.toMatch(/password|secret|private_key|access_key/i);
  });
});
