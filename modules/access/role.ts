import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { THIS } from "../stack/addressed-stack";
import { AwsFacts } from "../stack/aws-facts";
import { namePrefix } from "../stack/names";
import type { TextMap } from "../value/map";
import { ALWAYS, type Answer } from "../value/question";
import { byKey, onlyIf } from "../value/repeat";
import { type Value, value } from "../value/value";
import { conditionalPolicy, type Statement } from "./policy";

/** What all roles of an environment have in common. */
export interface RoleSettings {
  /** Name of the environment; begins every role's name. */
  environment: string;
  /** IAM path; begins and ends with a slash. */
  path: string;
  permissionsBoundaryArn?: string;
  /**
   * Whether an attached policy keeps the ARN that is in the state. Where the call of a published module waits for another
   * resource, Terraform cannot ask AWS for the partition in that ARN while it plans, and would plan to take the policy away
   * from a role in use, only to give it back. Default: false.
   */
  keepInState?: boolean;
}

export interface RoleProps extends RoleSettings {
  /** What the role is for, in one hyphenated word: `worker`, `emr-service`. */
  job: string;
  /** Who may take the role: a trust policy in JSON. */
  trust: string;
  /** All that the role may do, beside its managed policies; empty for none. */
  statements: Statement[];
  /** AWS-managed policies: the part of the ARN behind `policy/`. Default: none. */
  managedPolicies?: string[];
  /** Policies of the caller's, by a name that stands in their addresses. Default: none. */
  policyArns?: Value<TextMap>;
  /** Whether EC2 instances carry the role. Default: false. */
  instanceProfile?: boolean;
  /** Whether there is such a role. Default: always. */
  when?: Answer;
}

/** One IAM role for one job. */
export class Role extends Construct {
  readonly arn: string;
  readonly name: string;
  /** Undefined for a role that no instance carries. */
  readonly instanceProfile?: IamInstanceProfile;
  /** What must exist before the role can do its job. */
  readonly permissions: IamRolePolicy;

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    const { times, attribute } = onlyIf(props.when ?? ALWAYS);
    const role = new IamRole(this, THIS, {
      ...times,
      namePrefix: namePrefix(props.environment, props.job),
      path: props.path,
      permissionsBoundary: props.permissionsBoundaryArn,
      assumeRolePolicy: props.trust,
    });
    this.arn = attribute(role, "arn");
    this.name = attribute(role, "name");

    this.permissions = new IamRolePolicy(this, "permissions", {
      ...times,
      name: "permissions",
      role: attribute(role, "id"),
      policy: conditionalPolicy(this, "statements", props.statements),
    });
    for (const policy of props.managedPolicies ?? []) {
      new IamRolePolicyAttachment(this, policy.split("/").at(-1) as string, {
        ...times,
        role: this.name,
        policyArn: `arn:${AwsFacts.of(this).partition}:iam::aws:policy/${policy}`,
        lifecycle: props.keepInState ? { ignoreChanges: ["policy_arn"] } : undefined,
      });
    }
    for (const { key, entry: policyArn, times } of byKey(props.policyArns ?? value({}), "each")) {
      new IamRolePolicyAttachment(this, `policy_${key}`, { ...times, role: this.name, policyArn });
    }
    if (props.instanceProfile) {
      this.instanceProfile = new IamInstanceProfile(this, "profile", {
        ...times,
        // EMR asks that an instance profile and its role have one name.
        // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-iam-role-for-ec2.html
        name: this.name,
        path: props.path,
        role: this.name,
      });
    }
  }
}
