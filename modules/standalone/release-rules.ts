import { supportPhase } from "../engine/support-period";
import { type Finding, fault, type Path, warning } from "../rule/finding";
import { lineOf, maintainedBeyond, maintainedUntil, NODE_JAVA, OLDEST_RELEASE, TOO_OLD } from "./releases";
import type { Standalone } from "./schema";

const VERSION: Path = ["cluster", "spark", "version"];

/** How a release that is too old for the nodes is refused, in an environment file and in a module. */
export const TOO_OLD_WORDS = {
  problem: `does not run on Java ${NODE_JAVA}, which the nodes have`,
  allowed: `${OLDEST_RELEASE} and newer`,
  fix: "take a newer release, or an image with an older Java (ami_id)",
};

/** An image of one's own may bring a Java of its own, which the nodes then keep. */
export function runsOnJavaOfNodes({ amiId, spark: { version } }: Standalone): Finding[] {
  return amiId !== undefined || !new RegExp(TOO_OLD).test(version)
    ? []
    : [fault(VERSION, { ...TOO_OLD_WORDS, got: version })];
}

/** A release that is newer than the table is not judged, and neither is one that another of its line has replaced. */
export const isMaintained =
  (today: Date) =>
  ({ spark: { version } }: Standalone): Finding[] => {
    const until = maintainedUntil(version);
    const phase = until && supportPhase(until, today);
    if (until === undefined || phase === "running") {
      return [];
    }
    const next = maintainedBeyond(until);
    return [
      warning(VERSION, {
        problem:
          phase === "ended"
            ? `is no longer maintained: support of Spark ${lineOf(version)} ended on ${until}`
            : `is near the end of its support: Spark ${lineOf(version)} is maintained until ${until}`,
        got: version,
        fix: next ? `move to ${next.version}, maintained until ${next.until}` : "move to a newer line",
      }),
    ];
  };
