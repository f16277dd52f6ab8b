import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import { trustService } from "../access/policy";
import { Role, type RoleSettings } from "../access/role";
import { THIS } from "../stack/addressed-stack";
import { namePrefix } from "../stack/names";
import { servicePrincipals } from "../stack/partitions";
import type { Answer } from "../value/question";
import { onlyIf } from "../value/repeat";
import { argument, type Value } from "../value/value";

interface FlowLogsProps {
  vpcId: string;
  vpcName: string;
  /** Account that the VPC is of. */
  accountId: string;
  retentionDays: Value<number | undefined>;
  /** Whether there are flow logs. */
  when: Answer;
  roles: RoleSettings;
}

/** Flow logs of one VPC, in a log group of its own. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpcId, vpcName, accountId, retentionDays, roles, when }: FlowLogsProps) {
    super(scope, id);
    const { times, attribute } = onlyIf(when);
    const logGroup = new CloudwatchLogGroup(this, THIS, {
      ...times,
      namePrefix: namePrefix(roles.environment, `${vpcName}-flow-logs`),
      retentionInDays: argument(retentionDays),
    });
    const logGroupArn = attribute(logGroup, "arn");
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
    const role = new Role(this, "role", {
      ...roles,
      job: "flow-logs",
      when,
      trust: trustService(servicePrincipals("vpc-flow-logs"), {
        StringEquals: { "aws:SourceAccount": accountId },
      }),
      statements: [
        {
          Sid: "WriteFlowLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: [`${logGroupArn}:*`],
        },
        { Sid: "FindLogGroups", Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: ["*"] },
      ],
    });
    new FlowLog(this, "flow_log", {
      ...times,
      vpcId,
      trafficType: "ALL",
      logDestination: logGroupArn,
      iamRoleArn: role.arn,
    });
  }
}
