import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import { trustService } from "../access/policy";
import { Role, type RoleSettings } from "../access/role";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { namePrefix } from "../stack/names";

interface FlowLogsProps {
  vpcId: string;
  vpcName: string;
  retentionDays: number;
  roles: RoleSettings;
}

/** Flow logs of one VPC, in a log group of its own. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpcId, vpcName, retentionDays, roles }: FlowLogsProps) {
    super(scope, id);
    const logGroup = new CloudwatchLogGroup(this, THIS, {
      namePrefix: namePrefix(roles.environment, `${vpcName}-flow-logs`),
      retentionInDays: retentionDays,
    });
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    const role = new Role(this, "role", {
      ...roles,
      job: "flow-logs",
      trust: trustService("vpc-flow-logs.amazonaws.com", {
        StringEquals: { "aws:SourceAccount": AwsFacts.of(this).accountId },
      }),
      statements: [
        {
          Sid: "WriteFlowLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: [`${logGroup.arn}:*`],
        },
        { Sid: "FindLogGroups", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: ["*"] },
      ],
    });
    new FlowLog(this, "flow_log", {
      vpcId,
      trafficType: "ALL",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
    });
  }
}
