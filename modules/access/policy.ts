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

/** Trust policy that lets an AWS service take a role, by any of its names. */
export function trustService(names: Value<string[]>, condition?: Statement["Condition"]): string {
  const trust = (service: unknown) => trustPolicy({ Service: service }, condition);
  return whenKnown(
    names,
    ([name, ...others]) => JSON.stringify(trust(others.length === 0 ? name : names)),
    // A name alone is a text, as in an environment's policy and in what IAM gives back.
    () => Fn.jsonencode(trust(hcl`try(one(${names}), ${names})`)),
  );
}

/** Trust policy that lets named principals take a role. */
export function trustPrincipals(arns: Value<string[]>): string {
  const trust = trustPolicy({ AWS: arns });
  return whenKnown(
    arns,
    () => JSON.stringify(trust),
    () => Fn.jsonencode(trust),
  );
}

function trustPolicy(principal: object, condition?: Statement["Condition"]): object {
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: principal, Condition: condition };
  return { Version: VERSION, Statement: [trust] };
}
