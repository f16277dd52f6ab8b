import type { Statement } from "../access/policy";
import type { Output } from "../stack/outputs";

/** What an environment asks of either engine once its cluster stands. */
export interface EngineFacts {
  /** Where the master's name points. */
  masterAddress: { type: "A" | "CNAME"; target: string };
  /** What it takes to submit jobs. */
  submitterStatements: Statement[];
  securityGroupIds: Record<string, string>;
  roleArns: Record<string, string>;
  outputs: Record<string, Output>;
}
