import { type Check, type Found, found } from "../rule/requirement";
import { MASTER_WEB_PORT } from "./ports";
import { isBeyondKnown, lineOf, newestOfLine, RELEASES_DATE } from "./releases";
import type { Standalone } from "./schema";

const STANDALONE = "https://spark.apache.org/docs/4.1.4/spark-standalone.html";

/** What is said of Spark's release and of its properties, beside what the cluster makes of them. */
export const sparkChecks: Check<Standalone>[] = [
  {
    says: "`spark.version` is a release that is known",
    source: "https://spark.apache.org/downloads.html",
    severity: "warning",
    find: releaseIsKnown,
  },
  {
    says: "`spark.download_url` names the release of `spark.version`",
    severity: "warning",
    find: addressNamesRelease,
  },
  {
    says: "`spark.properties` leave the ports that clients may reach, and keep what takes jobs without a password closed",
    source: STANDALONE,
    severity: "warning",
    find: propertiesFit,
  },
];

function releaseIsKnown({ spark: { version, downloadUrl } }: Standalone): Found[] {
  if (downloadUrl !== undefined || !isBeyondKnown(version)) {
    return [];
  }
  const newest = newestOfLine(version);
  return [
    found(["spark", "version"], {
      problem: `was not there on ${RELEASES_DATE}; nodes cannot start on a release that does not exist`,
      got: version,
      fix: newest
        ? `if it is no new release, take ${newest}, the newest of ${lineOf(version)} that is known`
        : "if it is no new release, take one of docs/releases.md",
    }),
  ];
}

function addressNamesRelease({ spark: { version, downloadUrl } }: Standalone): Found[] {
  const named = /spark-(\d+\.\d+\.\d+)/.exec(downloadUrl?.split("/").at(-1) ?? "")?.[1];
  return named === undefined || named === version
    ? []
    : [
        found(["spark", "download_url"], {
          problem: `names Spark ${named}, while spark.version is ${version}`,
          got: downloadUrl,
          fix: `write version: ${named}, or the address of ${version}`,
        }),
      ];
}

/** Ports that clients may reach, by the property that moves them. */
const PORTS: Record<string, (port: number) => boolean> = {
  "spark.master.ui.port": (port) => port === MASTER_WEB_PORT,
  "spark.worker.ui.port": (port) => port === MASTER_WEB_PORT + 1,
  "spark.ui.port": (port) => port >= 4040 && port <= 4059,
};

function propertiesFit({ spark: { properties } }: Standalone): Found[] {
  return Object.entries(properties).flatMap(([key, text]) => {
    const isOpen = Object.hasOwn(PORTS, key) ? PORTS[key]?.(Number(text)) : true;
    const problem = isOpen
      ? key === "spark.master.rest.enabled" && text === "true"
        ? "opens a server that takes jobs without a password from whoever reaches the master"
        : undefined
      : "moves a page to a port that the security group does not open";
    return problem ? [found(["spark", "properties", key], { problem, got: text, fix: "remove it" })] : [];
  });
}
