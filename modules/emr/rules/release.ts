import { closest, distance } from "fastest-levenshtein";
import { isoDay, supportPhase } from "../../engine/support-period";
import { type Finding, fault, type Path, warning } from "../../rule/finding";
import { both, is, isMoreThan } from "../../value/condition";
import { type Condition, isGiven, isMissing } from "../../value/plan-time";
import { applicationsOf } from "../applications";
import { hasFeature, isSparkRuntime, NEWEST_RELEASES, newestLike, type Since, supportOf } from "../releases";
import type { Emr } from "../schema";
import type { EmrRule } from "./rule";

export const releaseRules = (today: Date): EmrRule[] => [
  isSupported(today),
  hasWhatIsUsed,
  applicationsIncludeSpark,
  applicationsExist,
];

const RELEASE: Path = ["cluster", "release"];

const isSupported =
  (today: Date): EmrRule =>
  ({ release }) => {
    const support = supportOf(release);
    const phase = support && supportPhase(support.until, today);
    if (support === undefined || phase === "running") {
      return [];
    }
    const { until, extendedUntil = "" } = support;
    const extension =
      extendedUntil >= isoDay(today) ? `; AWS Support extends it to ${extendedUntil} for those who ask` : "";
    return [
      warning(RELEASE, {
        problem:
          phase === "ended"
            ? `is out of standard support, which ended on ${until}${extension}`
            : `is near the end of its standard support, which lasts until ${until}${extension}`,
        got: release,
        fix: `move to a supported release, such as ${newestLike(release)}; it replaces the cluster`,
      }),
    ];
  };

interface Feature extends Since {
  name: string;
  path: Path;
  isUsed: (settings: Emr) => Condition;
  /** What to do about it, beside taking a newer release. */
  otherwise: string;
}

/** The first releases with what a file may ask for, each from AWS's page about it. */
export const FEATURES: Feature[] = [
  {
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html
    name: "managed scaling",
    path: ["cluster", "managed_scaling"],
    isUsed: ({ managedScaling }) => isGiven(managedScaling),
    first: ["emr-5.30.0", "emr-6.1.0"],
    otherwise: "remove managed_scaling",
  },
  {
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html
    name: "idle termination",
    path: ["cluster", "idle_timeout_seconds"],
    isUsed: ({ idleTimeoutSeconds }) => isGiven(idleTimeoutSeconds),
    first: ["emr-5.30.0", "emr-6.1.0"],
    otherwise: "remove idle_timeout_seconds",
  },
  {
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-default-ami.html
    name: "an Amazon Linux release",
    path: ["cluster", "os_release_label"],
    isUsed: ({ osReleaseLabel }) => isGiven(osReleaseLabel),
    first: ["emr-5.36.0", "emr-6.6.0"],
    otherwise: "remove os_release_label",
  },
  {
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html#emr-security-configuration-imdsv2
    name: "IMDSv2",
    path: RELEASE,
    isUsed: ({ securityConfiguration }) => isMissing(securityConfiguration),
    first: ["emr-5.32.0", "emr-6.2.0"],
    also: ["emr-5.23.1", "emr-5.27.1"],
    otherwise: "name a security_configuration of your own",
  },
  {
    // https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
    name: "steps at the same time",
    path: ["cluster", "step_concurrency"],
    isUsed: ({ stepConcurrency }) => isMoreThan(stepConcurrency, 1),
    first: ["emr-5.28.0"],
    otherwise: "write step_concurrency: 1",
  },
  {
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha.html
    name: "3 masters in a fleet",
    path: ["cluster", "master", "count"],
    isUsed: ({ master, instances }) => both(isMoreThan(master.count, 1), is(instances, "fleets")),
    first: ["emr-5.36.1", "emr-6.12.0"],
    also: ["emr-6.8.1", "emr-6.9.1", "emr-6.10.1", "emr-6.11.1"],
    otherwise: "write count: 1",
  },
  {
    name: "3 masters in a group",
    path: ["cluster", "master", "count"],
    isUsed: ({ master, instances }) => both(isMoreThan(master.count, 1), is(instances, "groups")),
    first: ["emr-5.23.0"],
    otherwise: "write count: 1",
  },
];

function hasWhatIsUsed(settings: Emr): Finding[] {
  return FEATURES.filter(
    (feature) => feature.isUsed(settings) === true && hasFeature(settings.release, feature) === false,
  ).map(({ name, path, first, also = [], otherwise }) =>
    fault(path, {
      problem: `asks for ${name}, which ${settings.release} does not have`,
      allowed: [...first.map((release) => `${release} and newer`), ...also].join(", "),
      fix: `take a newer release, or ${otherwise}`,
    }),
  );
}

function applicationsIncludeSpark({ applications }: Emr): Finding[] {
  return applications.some((name) => name.toLowerCase() === "spark")
    ? []
    : [
        fault(["cluster", "applications"], {
          problem: "do not include Spark",
          got: applications,
          fix: `write applications: [${["Spark", ...applications].join(", ")}]`,
        }),
      ];
}

/**
 * Each application must be one of the release, in EMR's own spelling.
 *
 * EMR takes any spelling and gives its own back; Terraform would see a change in that and replace the cluster.
 */
function applicationsExist({ release, applications }: Emr): Finding[] {
  const known = applicationsOf(release);
  return applications.flatMap((name, index) => {
    if (known.includes(name)) {
      return [];
    }
    const path = ["cluster", "applications", index];
    const spelling = known.find((other) => other.toLowerCase() === name.toLowerCase());
    if (spelling) {
      return [fault(path, { problem: "is not spelt as EMR spells it", got: name, fix: `write ${spelling}` })];
    }
    if (isSparkRuntime(release)) {
      return [
        fault(path, {
          problem: `is no application of ${release}`,
          got: name,
          allowed: known.join(", "),
          fix: `remove it, or take a release of the other kind, such as ${NEWEST_RELEASES.emr}`,
        }),
      ];
    }
    const near = closest(name, known);
    return [
      warning(path, {
        problem: "is no application that is known of EMR",
        got: name,
        fix: distance(name, near) <= 2 ? `did you mean ${near}?` : "remove it, unless AWS lists it for the release",
      }),
    ];
  });
}
