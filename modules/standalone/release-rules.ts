import type { Rule } from "../rule/claim";
import { both, either, isGiven, isMissing, matches } from "../value/question";
import type { Values } from "../value/value";
import { IN_ARCHIVE, OLDEST_RELEASE, TOO_OLD } from "./releases";
import type { Standalone } from "./schema";

const ARCHIVE = "https://archive.apache.org/dist/spark/";

type Sparked = Pick<Values<Standalone>, "amiId" | "spark">;

/**
 * Nodes fetch Spark from the Apache archive unless they are told another place.
 *
 * A release of a line that is newer than all that are known may be there; of one that has ended, none will ever come.
 */
export const releaseIsThere: Rule<Sparked> = {
  says: `\`spark.version\` is a release that the Apache archive has as \`bin-hadoop3\`, from ${OLDEST_RELEASE} on, unless \`spark.download_url\` names another place`,
  source: ARCHIVE,
  claims: ({ amiId, spark: { version, downloadUrl } }) => ({
    path: ["spark", "version"],
    holds: either(
      isGiven(downloadUrl),
      either(
        // Said already: such a release does not run on the nodes' Java.
        both(isMissing(amiId), matches(version, new RegExp(TOO_OLD))),
        matches(version, new RegExp(IN_ARCHIVE)),
      ),
    ),
    problem: "is no release that the Apache archive has in the form that nodes fetch (bin-hadoop3)",
    got: version,
    allowed: "3.3.0 to 3.3.4, 3.4.0 to 3.4.4, 3.5.0 and newer of 3.5, and those of 4.0 and newer lines",
    fix: "take one of these, or say where it is (spark.download_url)",
  }),
};
