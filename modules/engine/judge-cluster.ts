import type { Finding, Path } from "../rule/finding";
import { examine, judge } from "../rule/judge";
import { values } from "../value/value";
import type { Circumstances, ClusterSettings, Engine } from "./engine";

/** What its engine finds in the settings of a cluster, which stand at a path. */
export function judgeCluster(
  engine: Engine,
  settings: ClusterSettings,
  circumstances: Circumstances,
  path: Path = ["cluster"],
): Finding[] {
  return [...judge(engine.rules, values(settings), path), ...examine(engine.checks(circumstances), settings, path)];
}
