import { Token } from "cdktf";
import type { Claim, Rule } from "../../rule/claim";
import { eachEntry } from "../../rule/entries";
import { set, text } from "../../rule/text";
import { hcl } from "../../value/expression";
import { appended, isFirstAt, lowerCased } from "../../value/list";
import { ALWAYS, type Answer, both, either, includes, is, not, startsWith } from "../../value/question";
import { argument, type Value, value, whenKnown } from "../../value/value";
import { APPLICATION_SPANS, EMR_APPLICATIONS, hasApplication, SPARK_RUNTIME_APPLICATIONS } from "../applications";
import { NEWEST_RELEASES } from "../releases";
import type { Cluster } from "./nodes";

export const applicationRules: Rule<Cluster>[] = [
  { says: "`applications` include Spark", claims: includeSpark },
  { says: "`applications` are spelt as EMR spells them", claims: areSpelt },
  { says: "`applications` are named once each", claims: areNamedOnce },
  {
    says: "`applications` of an `emr-spark-` release are those that Amazon's runtime for Apache Spark has",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark-release-components.html",
    claims: areOfRuntime,
  },
  {
    says: "`applications` are those that the `release` has",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-release-app-versions-7.x.html",
    claims: areOfRelease,
  },
  {
    says: "`applications` have one of Presto and Trino",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-presto-considerations.html",
    claims: haveOnePresto,
  },
];

const PATH = ["applications"];

function includeSpark({ applications }: Cluster): Claim {
  return {
    path: PATH,
    holds: includes(lowerCased(applications), "spark"),
    problem: "do not include Spark",
    got: applications,
    fix: text`write ${set("applications", appended(value(["Spark"]), applications))}`,
  };
}

const lower = (names: string[]) => names.map((name) => name.toLowerCase());

const isRuntime = ({ release }: Cluster): Answer => startsWith(release, "emr-spark-");

const isOfRuntime = (name: Value<string>): Answer => includes(lower(SPARK_RUNTIME_APPLICATIONS), lowerCase(name));

/**
 * EMR takes any spelling and gives its own back; Terraform would see a change in that and replace the cluster.
 *
 * Nothing is said of a name that the release does not have in any spelling.
 */
function areSpelt(cluster: Cluster): Claim[] {
  return eachEntry(cluster.applications, PATH, (name, path) => ({
    path,
    holds: either(
      either(includes(EMR_APPLICATIONS, name), not(includes(lower(EMR_APPLICATIONS), lowerCase(name)))),
      either(both(isRuntime(cluster), not(isOfRuntime(name))), not(mayBeHad(cluster, name))),
    ),
    problem: "is not spelt as EMR spells it",
    got: name,
    fix: text`write ${spelling(name)}`,
  }));
}

/** Whether the release has an application in some spelling, as far as that is known before Terraform plans. */
function mayBeHad({ release }: Cluster, name: Value<string>): Answer {
  return whenKnown(
    name,
    () => hasApplication(release, argument(spelling(name))),
    () => ALWAYS,
  );
}

function areNamedOnce({ applications }: Cluster): Claim[] {
  return eachEntry(applications, PATH, (name, path, at) => ({
    path,
    holds: isFirstAt(lowerCased(applications), lowerCase(name), at),
    problem: "is named twice",
    got: name,
    fix: "remove one",
  }));
}

/** Amazon's runtime for Apache Spark has a few applications only. */
function areOfRuntime(cluster: Cluster): Claim[] {
  return eachEntry(cluster.applications, PATH, (name, path) => ({
    path,
    holds: either(not(isRuntime(cluster)), isOfRuntime(name)),
    problem: text`is no application of ${cluster.release}`,
    got: name,
    allowed: SPARK_RUNTIME_APPLICATIONS.join(", "),
    fix: `remove it, or take a release of the other kind, such as ${NEWEST_RELEASES.emr}`,
  }));
}

/** Applications come and go with EMR's releases. */
function areOfRelease({ release, applications }: Cluster): Claim[] {
  return Object.entries(APPLICATION_SPANS)
    .filter(([, { first, last }]) => first ?? last)
    .flatMap(([application, { first = [], last }]) => {
      const since = first.map((label) => `${label} and newer`);
      const until = last === undefined ? [] : [`nothing newer than ${last.replace(/[.]\d+$/, "")}`];
      return eachEntry(applications, PATH, (name, path) => ({
        path,
        holds: either(not(is(lowerCase(name), application.toLowerCase())), hasApplication(release, application)),
        problem: text`is no application of ${release}`,
        got: name,
        allowed: `${application} with ${[...since, ...until].join(", ")}`,
        fix: "remove it, or take a release that has it",
      }));
    });
}

function haveOnePresto({ applications }: Cluster): Claim {
  const has = (name: string) => includes(applications, name);
  return {
    path: PATH,
    holds: not(both(has("Presto"), either(has("Trino"), has("PrestoSQL")))),
    problem: "name both Presto and Trino, of which EMR installs one on a cluster",
    got: applications,
    fix: "remove one of the two",
  };
}

function lowerCase(name: Value<string>): Value<string> {
  return whenKnown(
    name,
    (known) => value(known.toLowerCase()),
    (later) => value(Token.asString(hcl`lower(${later})`)),
  );
}

/** A name that EMR knows, in EMR's own spelling. */
function spelling(name: Value<string>): Value<string> {
  const names = lower(EMR_APPLICATIONS);
  return whenKnown(
    name,
    (known) => value(EMR_APPLICATIONS[names.indexOf(known.toLowerCase())] ?? known),
    (later) => value(Token.asString(hcl`${EMR_APPLICATIONS}[index(${names}, lower(${later}))]`)),
  );
}
