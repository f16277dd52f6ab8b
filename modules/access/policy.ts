import { Fn, TerraformLocal, Token } from "cdktf";
import type { Construct } from "constructs";
import { hcl } from "../value/expression";
import { type Condition, isLater } from "../value/plan-time";

/** One statement of an IAM policy, in IAM's own words. */
export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
  /** Whether the statement is part of the policy. Default: always. */
  when?: Condition;
}

/** A policy in JSON. */
export function policyDocument(statements: object[]): string {
  return JSON.stringify({ Version: VERSION, Statement: statements });
}

/**
 * A policy in JSON of statements that may have conditions.
 *
 * Where only Terraform knows whether a condition holds, all statements stand in a local value of `scope`, and
 * Terraform takes those that belong to the policy.
 */
export function conditionalPolicy(scope: Construct, id: string, statements: Statement[]): string {
  const possible = statements
    .filter(({ when }) => when !== false)
    .map(({ when = true, ...statement }) => ({ when, statement }));
  if (possible.every(({ when }) => when === true)) {
    return policyDocument(possible.map(({ statement }) => statement));
  }
  const all = new TerraformLocal(scope, id, possible);
  return Token.asString(
    hcl`jsonencode({ Version = ${VERSION}, Statement = [for entry in ${all.expression} : entry.statement if entry.when] })`,
  );
}

const VERSION = "2012-10-17";

/** Trust policy that lets one AWS service take a role. */
export function trustService(service: string, condition?: Statement["Condition"]): string {
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, Condition: condition };
  return JSON.stringify({ Version: VERSION, Statement: [trust] });
}

/** Trust policy that lets named principals take a role. */
export function trustPrincipals(arns: string[]): string {
  const trust = {
    Version: VERSION,
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: arns } }],
  };
  return isLater(arns) ? Fn.jsonencode(trust) : JSON.stringify(trust);
}
