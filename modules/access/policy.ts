/** One statement of an IAM policy, in IAM's own words. */
export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export function policyDocument(statements: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Trust policy that lets one AWS service take a role. */
export function trustService(service: string, condition?: Statement["Condition"]): string {
  return policyDocument([
    { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service }, Condition: condition },
  ]);
}

/** Trust policy that lets named principals take a role. */
export function trustPrincipals(arns: string[]): string {
  return policyDocument([{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: arns } }]);
}
