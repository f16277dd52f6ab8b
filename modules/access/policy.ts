import { Fn } from "cdktf";
import { type Condition, isLater } from "../stack/plan-time";

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

interface Conditional {
  when?: Condition;
}

/** A policy in JSON: written here, or by Terraform where only Terraform knows which statements belong to it. */
export function policyDocument(statements: object[]): string {
  const possible = (statements as Conditional[]).filter(({ when }) => when !== false);
  const isOpen = ({ when = true }: Conditional) => typeof when !== "boolean";
  const body = ({ when, ...statement }: Conditional) => statement;
  if (!possible.some(isOpen)) {
    return JSON.stringify({ Version: VERSION, Statement: possible.map(body) });
  }
  const parts = possible.map(({ when = true, ...statement }) =>
    typeof when === "boolean" ? [statement] : Fn.slice([statement], 0, Fn.conditional(when, 1, 0)),
  );
  return Fn.jsonencode({ Version: VERSION, Statement: Fn.concat(parts) });
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
