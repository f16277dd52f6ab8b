import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { namePrefix } from "../stack/names";
import { orElseList } from "../value/list";
import type { Value } from "../value/value";
import { conditionalPolicy, type Statement, trustPrincipals } from "./policy";
import type { RoleSettings } from "./role";

export interface SubmitterProps extends RoleSettings {
  /** What it takes to submit jobs to the engine at hand. */
  statements: Statement[];
  /** Who may take the role. Default: the account, whose IAM policies then decide. */
  principalArns: Value<string[]>;
}

/** What submits jobs: a policy to attach to an existing role, such as Airflow's, and a role that has it. */
export class Submitter extends Construct {
  readonly policyArn: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: SubmitterProps) {
    super(scope, id);
    const { accountId, partition } = AwsFacts.of(this);
    const prefix = namePrefix(props.environment, "submitter");
    const principals = orElseList(props.principalArns, [`arn:${partition}:iam::${accountId}:root`]);

    const policy = new IamPolicy(this, "policy", {
      namePrefix: prefix,
      path: props.path,
      description: `Submit Spark jobs to ${props.environment}`,
      policy: conditionalPolicy(this, "statements", props.statements),
    });
    const role = new IamRole(this, THIS, {
      namePrefix: prefix,
      path: props.path,
      permissionsBoundary: props.permissionsBoundaryArn,
      assumeRolePolicy: trustPrincipals(principals),
    });
    new IamRolePolicyAttachment(this, "attachment", { role: role.name, policyArn: policy.arn });
    this.policyArn = policy.arn;
    this.roleArn = role.arn;
  }
}
