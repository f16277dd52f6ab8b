import { Fn, TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { hcl } from "../value/expression";
import { ALWAYS, type Answer, isAlways, isPossible } from "../value/question";
import { argument, type Value, whenKnown } from "../value/value";

/** One statement of an IAM policy, in IAM's own words. */
export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
  /** Whether the statement is part of the policy. Default: always. */
  when?: Answer;
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
    .filter(({ when = ALWAYS }) => isPossible(when))
    .map(({ when = ALWAYS, ...statement }) => ({ when, statement }));
  if (possible.every(({ when }) => isAlways(when))) {
    return policyDocument(possible.map(({ statement }) => statement));
  }
  const all = new TerraformLocal(scope, id, possible);
  return argument(
    hcl`jsonencode({ Version = ${VERSION}, Statement = [for entry in ${all.expression} : entry.statement if entry.when] })`
      .text,
  );
}

const VERSION = "2012-10-17";

/** Trust policy that lets one AWS service take a role. */
export function trustService(service: string, condition?: Statement["Condition"]): string {
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, Condition: condition };
  return JSON.stringify({ Version: VERSION, Statement: [trust] });
}

/** Trust policy that lets named principals take a role. */
export function trustPrincipals(arns: Value<string[]>): string {
  const trust = {
    Version: VERSION,
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: arns } }],
  };
  return whenKnown(
    arns,
    () => JSON.stringify(trust),
    () => Fn.jsonencode(trust),
  );
}
