import { parse } from "yaml";
import { parseEnvironment } from "../../modules/environment/parse";
import { allRules } from "../../modules/environment/rules";
import type { Environment } from "../../modules/environment/schema";
import { EnvironmentStack } from "../../modules/environment/stack";
import { formatFinding } from "../../modules/rule/finding";
import type { Judgement } from "../../modules/rule/judge";
import { Template, testApp } from "./template";

/** The day on which tests take place; it decides which releases are near the end of their support. */
export const TODAY = new Date("2026-11-20");

/** A checked environment from the text of its file. */
export function environmentOf(yaml: string): Environment {
  const { environment, findings } = parseEnvironment(parse(yaml), allRules(TODAY));
  if (!environment) {
    throw new Error(findings.map((finding) => formatFinding({ ...finding, file: "test" })).join("\n"));
  }
  return environment;
}

/** What the engine says of the cluster that a file asks for. */
export function clusterRules(today: Date): Judgement<Environment>[] {
  return allRules(today).filter(({ title }) => title.startsWith("Engine "));
}

/** What an environment becomes. */
export function templateOf(yaml: string): Template {
  return Template.of(
    new EnvironmentStack(testApp(), {
      environment: environmentOf(yaml),
      sourceFolder: "/estate",
      stackFolder: "/estate/cdktf.out/stacks/test",
    }),
  );
}
