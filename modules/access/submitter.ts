import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { namePrefix } from "../stack/names";
import { isFilled, isPossible } from "../value/question";
import { onlyIf } from "../value/repeat";
import type { Value } from "../value/value";
import { conditionalPolicy, type Statement, trustPrincipals } from "./policy";
import type { RoleSettings } from "./role";

export interface SubmitterProps extends RoleSettings {
  /** What it takes to submit jobs to the engine at hand. */
  statements: Statement[];
  /** Who may take the role; without any there is none. */
  principalArns: Value<string[]>;
}

/**
 * What submits jobs: a policy to attach to an existing role, such as Airflow's, and a role that has it for named principals.
 *
 * Without any there is no role. To trust the account as a whole would let everybody in who may call sts:AssumeRole on any
 * role, and who that is, no plan shows.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
 */
export class Submitter extends Construct {
  readonly policyArn: string;
  /** Undefined without principals. */
  readonly roleArn?: string;

  constructor(scope: Construct, id: string, props: SubmitterProps) {
    super(scope, id);
    const prefix = namePrefix(props.environment, "submitter");

    const policy = new IamPolicy(this, "policy", {
      namePrefix: prefix,
      path: props.path,
      description: `Submit Spark jobs to ${props.environment}`,
      policy: conditionalPolicy(this, "statements", props.statements),
    });
    this.policyArn = policy.arn;
    const isNamed = isFilled(props.principalArns);
    if (!isPossible(isNamed)) {
      return;
    }
    const { times, attribute } = onlyIf(isNamed);
    const role = new IamRole(this, THIS, {
      ...times,
      namePrefix: prefix,
      path: props.path,
      permissionsBoundary: props.permissionsBoundaryArn,
      assumeRolePolicy: trustPrincipals(props.principalArns),
    });
    new IamRolePolicyAttachment(this, "attachment", {
      ...times,
      role: attribute(role, "name"),
      policyArn: policy.arn,
    });
    this.roleArn = attribute(role, "arn");
  }
}
