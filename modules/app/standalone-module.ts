import { type App, TerraformLocal } from "cdktf";
import { Submitter } from "../access/submitter";
import { PrivateZone } from "../dns/private-zone";
import { zoneName } from "../dns/zone-name";
import type { Access } from "../environment/schema/access";
import type { Dns } from "../environment/schema/dns";
import type { Standalone } from "../environment/schema/standalone";
import type { Storage } from "../environment/schema/storage";
import { ModuleStack } from "../published/module-stack";
import { variableTokens } from "../published/tokens";
import { AwsFacts } from "../stack/aws-facts";
import { declareOutputs } from "../stack/outputs";
import { environmentTags } from "../stack/tags";
import { FILES_FOLDER, readInModule } from "../standalone/user-data";
import { Bucket } from "../storage/bucket";
import { standaloneEngine } from "./standalone-engine";
import { IMAGE_FITS, standaloneInputs } from "./standalone-inputs";

interface Settings extends Omit<Standalone, "engine"> {
  name: string;
  tags: Record<string, string>;
  vpcId: string;
  subnetIds: string[];
  access: Access;
  storage: Storage;
  dns: Dns;
}

/** The module `standalone`: a cluster in a VPC that is there already, of the same constructs as an environment's. */
export class StandaloneModule extends ModuleStack {
  constructor(app: App, id = "standalone") {
    super(app, id, { inputs: standaloneInputs });
    const settings = variableTokens(this.inputs) as unknown as Settings;
    const { name, access, vpcId, subnetIds } = settings;
    const local = new TerraformLocal(this, "tags", environmentTags(name, settings.tags));
    const tags = local.asStringMap;

    const roles = { environment: name, path: access.rolePath, permissionsBoundaryArn: access.permissionsBoundaryArn };
    const hub = {
      name: "hub",
      id: vpcId,
      privateSubnetIds: subnetIds,
      publicSubnetIds: [],
      routeTables: [],
      waysOut: [],
      cidr: "",
    };
    const zone = new PrivateZone(this, "dns", {
      zoneName: new TerraformLocal(this, "zone", zoneName(name, settings.dns.zoneName)).asString,
      hub,
      peers: [],
      recordTtlSeconds: settings.dns.recordTtlSeconds,
    });
    const bucket = new Bucket(this, "storage", { environment: name, settings: settings.storage });
    const engine = standaloneEngine(
      this,
      { ...settings, engine: "standalone" },
      {
        environment: name,
        region: AwsFacts.of(this).region,
        tags,
        hub,
        hubExists: true,
        bucket,
        masterName: zone.masterName,
        roles,
        clients: { cidrs: access.clientCidrs as string[], securityGroupIds: access.clientSecurityGroupIds },
        keyName: access.keyName,
        nodeFiles: { read: (file) => readInModule(`${FILES_FOLDER}/${file}`) },
      },
    );
    zone.pointMasterAt(engine.masterAddress.type, engine.masterAddress.target);
    const submitter = new Submitter(this, "submitter", {
      ...roles,
      statements: engine.submitterStatements,
      principalArns: access.submitterPrincipalArns,
    });
    const { autoscaling_group, ...outputs } = engine.outputs;
    declareOutputs(this, {
      ...outputs,
      master_private_ip: { description: "Address of the master", value: engine.masterAddress.target },
      autoscaling_group_name: autoscaling_group as NonNullable<typeof autoscaling_group>,
      security_group_id: {
        description: "Security group of master and workers",
        value: engine.securityGroupIds.nodes as string,
      },
      bucket_name: { description: "Bucket for data, logs and event logs", value: bucket.name },
      bucket_arn: { description: "ARN of that bucket", value: bucket.arn },
      zone_id: {
        description: "Private zone; associate it with other VPCs whose hosts use the cluster",
        value: zone.zoneId,
      },
      zone_name: { description: "Name of the private zone", value: zone.zoneName },
      master_role_arn: { description: "Role of the master", value: engine.roleArns.master as string },
      worker_role_arn: { description: "Role of the workers", value: engine.roleArns.worker as string },
      submitter_role_arn: { description: "Role that may submit jobs", value: submitter.roleArn },
      submitter_policy_arn: {
        description: "Policy that lets another role, such as Airflow's, submit jobs",
        value: submitter.policyArn,
      },
    });
    // A rule over two variables: Terraform before 1.9 takes none in a validation block.
    this.addOverride("output.master_instance_id.precondition", [IMAGE_FITS]);
    this.tagEverything(tags);
  }
}
