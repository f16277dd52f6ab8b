import type { Finding, Path, Severity } from "./finding";

/** What is asked of settings, and who says so: a row of docs/rules.md. */
export interface Requirement {
  /** What has to be, in Markdown, without a full stop: "`hub` names one of the VPCs". */
  says: string;
  /** Page of AWS's, Spark's or Terraform's that it follows. Default: none, it is of this project. */
  source?: string;
  /** What comes of settings that are otherwise. Default: error, they are refused. */
  severity?: Severity;
}

/**
 * What is asked of the settings of a file alone, since it takes what no module has when Terraform plans: the catalogue of
 * instance types, the day, or a planner.
 */
export interface Check<S> extends Requirement {
  /** What is otherwise; paths begin where the settings stand. */
  find(settings: S): Found[];
}

/** A finding whose severity is that of its check. */
export type Found = Omit<Finding, "severity">;

export const found = (path: Path, details: Omit<Found, "path">): Found => ({ path, ...details });
