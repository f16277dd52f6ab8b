import type { Circumstances } from "../../engine/engine";
import { isoDay, supportPhase } from "../../engine/support-period";
import { LISTS_DATE } from "../../instances/emr-types";
import type { Path } from "../../rule/finding";
import { type Check, type Found, found } from "../../rule/requirement";
import type { ProviderMajor } from "../../stack/schema";
import { isAncient, isListed, mayBeNew, nearestListed, newestListed, runtimeOf } from "../listed-releases";
import { newestLike } from "../releases";
import type { Emr } from "../schema";
import { supportOf } from "../standard-support";

const PATH: Path = ["release"];

export function releaseChecks({ today, providerMajor }: Circumstances): Check<Emr>[] {
  return [
    {
      says: "`release` is one of EMR's, unless it may be newer than the list of them",
      source: LIST,
      find: isRelease,
    },
    {
      says: "`release` is in EMR's list; of a newer one nothing can be checked",
      source: LIST,
      severity: "warning",
      find: isListedYet,
    },
    {
      says: "`release` has standard support for 90 days more",
      source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-standard-support.html",
      severity: "warning",
      find: (settings) => isSupported(settings, today),
    },
    {
      says: "`os_release_label` is for AWS provider 6",
      find: (settings) => osReleaseNeedsProvider6(settings, providerMajor),
    },
  ];
}

const LIST = "https://docs.aws.amazon.com/emr/latest/APIReference/API_ListReleaseLabels.html";

/** Whether a label that is not listed may be one: it looks newer than the list, or lacks the word of the runtime for Spark. */
const mayBeMeant = (release: string) => runtimeOf(release) !== undefined || mayBeNew(release);

function isRelease({ release }: Emr): Found[] {
  return isListed(release) || isAncient(release) || mayBeMeant(release)
    ? []
    : [
        found(PATH, {
          problem: `is no release of EMR, by its list of ${LISTS_DATE}`,
          got: release,
          fix: `write ${nearestListed(release)}, the nearest that there is`,
        }),
      ];
}

function isListedYet({ release }: Emr): Found[] {
  return isListed(release) || isAncient(release) || !mayBeMeant(release)
    ? []
    : [
        found(PATH, {
          problem: `is not in EMR's list of ${LISTS_DATE}: either it is newer, or there is none`,
          got: release,
          fix: `if it is no newer release, write ${runtimeOf(release) ?? newestListed(release) ?? newestLike(release)}`,
        }),
      ];
}

function isSupported({ release }: Emr, today: Date): Found[] {
  const support = supportOf(release);
  const phase = support && supportPhase(support.until, today);
  if (support === undefined || phase === "running") {
    return [];
  }
  const { until, extendedUntil = "" } = support;
  const extension =
    extendedUntil >= isoDay(today) ? `; AWS Support extends it to ${extendedUntil} for those who ask` : "";
  return [
    found(PATH, {
      problem:
        phase === "ended"
          ? `is out of standard support, which ended on ${until}${extension}`
          : `is near the end of its standard support, which lasts until ${until}${extension}`,
      got: release,
      fix: `move to a supported release, such as ${newestLike(release)}; it replaces the cluster`,
    }),
  ];
}

function osReleaseNeedsProvider6({ osReleaseLabel }: Emr, providerMajor: ProviderMajor): Found[] {
  return osReleaseLabel === undefined || providerMajor === 6
    ? []
    : [
        found(["os_release_label"], {
          problem: `is not known to AWS provider ${providerMajor}`,
          got: osReleaseLabel,
          fix: "remove it, or write provider: { version: 6 }",
        }),
      ];
}
