import type { Claim, Rule } from "../../rule/claim";
import type { Path } from "../../rule/finding";
import { set, text, type Words } from "../../rule/text";
import { type Answer, both, either, is, isGiven, isMissing, isMoreThan, not } from "../../value/question";
import { hasFeature, type Since } from "../releases";
import type { Cluster } from "./nodes";

interface Feature extends Since {
  name: string;
  source?: string;
  path: Path;
  isUsed: (settings: Cluster) => Answer;
  /** What to do about it, beside taking a newer release. */
  otherwise: Words;
}

/** The first releases with what a file may ask for, each from AWS's page about it. */
export const FEATURES: Feature[] = [
  {
    name: "managed scaling",
    path: ["managed_scaling"],
    isUsed: ({ managedScaling }) => isGiven(managedScaling),
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html",
    first: ["emr-5.30.0", "emr-6.1.0"],
    otherwise: "remove managed_scaling",
  },
  {
    name: "idle termination",
    path: ["idle_timeout_seconds"],
    isUsed: ({ idleTimeoutSeconds }) => isGiven(idleTimeoutSeconds),
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-auto-termination-policy.html",
    first: ["emr-5.30.0", "emr-6.1.0"],
    otherwise: "remove idle_timeout_seconds",
  },
  {
    name: "an image of your own",
    path: ["ami_id"],
    isUsed: ({ amiId }) => isGiven(amiId),
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-custom-ami.html",
    first: ["emr-5.7.0"],
    otherwise: "remove ami_id",
  },
  {
    name: "an Amazon Linux release",
    path: ["os_release_label"],
    isUsed: ({ osReleaseLabel }) => isGiven(osReleaseLabel),
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-default-ami.html",
    first: ["emr-5.36.0", "emr-6.6.0"],
    otherwise: "remove os_release_label",
  },
  {
    name: "IMDSv2",
    path: ["release"],
    isUsed: ({ securityConfiguration }) => isMissing(securityConfiguration),
    source:
      "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html#emr-security-configuration-imdsv2",
    first: ["emr-5.32.0", "emr-6.2.0"],
    also: ["emr-5.23.1", "emr-5.27.1"],
    otherwise: "name a security_configuration of your own",
  },
  {
    name: "encryption of every volume",
    path: ["disk_key"],
    isUsed: ({ diskKey, securityConfiguration }) => both(diskKey, isMissing(securityConfiguration)),
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html",
    first: ["emr-5.24.0"],
    otherwise: text`write ${set("disk_key", false)}`,
  },
  {
    name: "a security configuration",
    path: ["security_configuration"],
    isUsed: ({ securityConfiguration }) => isGiven(securityConfiguration),
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html",
    first: ["emr-4.8.0"],
    otherwise: "remove security_configuration",
  },
  {
    name: "fleets with an allocation strategy",
    path: ["instances"],
    isUsed: ({ instances }) => is(instances, "fleets"),
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_OnDemandProvisioningSpecification.html",
    first: ["emr-5.12.1"],
    otherwise: text`write ${set("instances", "groups")}`,
  },
  {
    name: "steps at the same time",
    path: ["step_concurrency"],
    isUsed: ({ stepConcurrency }) => isMoreThan(stepConcurrency, 1),
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html",
    first: ["emr-5.28.0"],
    otherwise: text`write ${set("step_concurrency", 1)}`,
  },
  {
    name: "3 masters in a fleet",
    path: ["master", "count"],
    isUsed: ({ master, instances }) => both(isMoreThan(master.count, 1), is(instances, "fleets")),
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha.html",
    first: ["emr-5.36.1", "emr-6.12.0"],
    also: ["emr-6.8.1", "emr-6.9.1", "emr-6.10.1", "emr-6.11.1"],
    otherwise: text`write ${set("count", 1)}`,
  },
  {
    name: "3 masters in a group",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha.html",
    path: ["master", "count"],
    isUsed: ({ master, instances }) => both(isMoreThan(master.count, 1), is(instances, "groups")),
    first: ["emr-5.23.0"],
    otherwise: text`write ${set("count", 1)}`,
  },
];

function releasesWith({ first, also = [] }: Since): string {
  return [...first.map((label) => `${label} and newer`), ...also].join(", ");
}

/** What a cluster asks for is in its release. */
export const releaseRules: Rule<Cluster>[] = FEATURES.map((feature) => ({
  says: `\`release\` has ${feature.name} where \`${feature.path.join(".")}\` asks for it: ${releasesWith(feature)}`,
  source: feature.source,
  claims: (settings) => claim(feature, settings),
}));

function claim({ name, path, isUsed, first, also = [], otherwise }: Feature, settings: Cluster): Claim {
  const { release } = settings;
  return {
    path,
    holds: either(not(isUsed(settings)), hasFeature(release, { first, also })),
    problem: text`asks for ${name}, which ${release} does not have`,
    allowed: releasesWith({ first, also }),
    fix: text`take a newer release, or ${otherwise}`,
  };
}
