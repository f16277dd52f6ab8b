import { Token } from "cdktf";
import type { Claim, Rule } from "../../rule/claim";
import { eachEntry } from "../../rule/entries";
import { set, text } from "../../rule/text";
import { hcl } from "../../value/expression";
import { appended, lowerCased } from "../../value/list";
import { either, includes, not, startsWith } from "../../value/question";
import { type Value, value, whenKnown } from "../../value/value";
import { EMR_APPLICATIONS, SPARK_RUNTIME_APPLICATIONS } from "../applications";
import { NEWEST_RELEASES } from "../releases";
import type { Cluster } from "./nodes";

export const applicationRules: Rule<Cluster>[] = [
  { says: "`applications` include Spark", claims: includeSpark },
  { says: "`applications` are spelt as EMR spells them", claims: areSpelt },
  {
    says: "`applications` of an `emr-spark-` release are those that Amazon's runtime for Apache Spark has",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark-release-components.html",
    claims: areOfRuntime,
  },
];

function includeSpark({ applications }: Cluster): Claim {
  return {
    path: ["applications"],
    holds: includes(lowerCased(applications), "spark"),
    problem: "do not include Spark",
    got: applications,
    fix: text`write ${set("applications", appended(value(["Spark"]), applications))}`,
  };
}

const lower = (names: string[]) => names.map((name) => name.toLowerCase());

/** EMR takes any spelling and gives its own back; Terraform would see a change in that and replace the cluster. */
function areSpelt({ applications }: Cluster): Claim[] {
  return eachEntry(applications, ["applications"], (name, path) => ({
    path,
    holds: either(includes(EMR_APPLICATIONS, name), not(includes(lower(EMR_APPLICATIONS), lowerCase(name)))),
    problem: "is not spelt as EMR spells it",
    got: name,
    fix: text`write ${spelling(name)}`,
  }));
}

/** Amazon's runtime for Apache Spark has a few applications only. */
function areOfRuntime({ release, applications }: Cluster): Claim[] {
  return eachEntry(applications, ["applications"], (name, path) => ({
    path,
    holds: either(not(startsWith(release, "emr-spark-")), includes(lower(SPARK_RUNTIME_APPLICATIONS), lowerCase(name))),
    problem: text`is no application of ${release}`,
    got: name,
    allowed: SPARK_RUNTIME_APPLICATIONS.join(", "),
    fix: `remove it, or take a release of the other kind, such as ${NEWEST_RELEASES.emr}`,
  }));
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
