import type { Claim, Rule } from "../../rule/claim";
import { eachEntry } from "../../rule/entries";
import { text } from "../../rule/text";
import { either, is, not } from "../../value/question";
import { METASTORE, setsProperty } from "../configured";
import type { Cluster } from "./nodes";

export const highAvailabilityRules: Rule<Cluster>[] = [
  {
    says: "a cluster of 3 masters has the database of Hive, Hue and Oozie outside",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha-launch.html",
    claims: databasesAreElsewhere,
  },
];

/** Where each is told of a database of its own: a classification, and names of its properties. */
const TOLD: Record<string, [classification: string, property: string]> = {
  Hive: ["hive-site", METASTORE],
  Hue: ["hue-ini", "."],
  Oozie: ["oozie-site", "^oozie[.]service[.]JPAService[.]jdbc[.]url$"],
};

function databasesAreElsewhere({ master, applications, configurations }: Cluster): Claim[] {
  return Object.entries(TOLD).flatMap(([application, [classification, property]]) =>
    eachEntry(applications, ["applications"], (name, path) => ({
      path,
      holds: either(
        either(not(is(master.count, 3)), not(is(name, application))),
        setsProperty(configurations, classification, property),
      ),
      problem: text`needs a database outside the cluster where there are ${master.count} masters, of which EMR replaces any`,
      got: name,
      fix: `configure ${classification} with one, or remove ${application}`,
      because: [["master", "count"], ["configurations"]],
    })),
  );
}
