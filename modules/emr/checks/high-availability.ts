import type { Path } from "../../rule/finding";
import { type Check, type Found, found } from "../../rule/requirement";
import { isAlways } from "../../value/question";
import { values } from "../../value/value";
import { protectsFromTermination } from "../cluster-arguments";
import type { Emr, EmrConfiguration } from "../schema";
import { writtenReplication } from "./replication";

/** What three masters ask of the rest of the cluster. */
export const highAvailabilityChecks: Check<Emr>[] = [
  {
    says: "a cluster of 3 masters has at least 4 core nodes, or `hdfs-site` a `dfs.replication` of 2",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha-considerations.html",
    severity: "warning",
    find: coreNodesAreMany,
  },
  {
    says: "`idle_timeout_seconds` is for a cluster without `termination_protection`, which one of 3 masters has",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha-launch.html",
    severity: "warning",
    find: endsOrIsKept,
  },
  {
    says: "applications with a database (Hive, Hue, Oozie, Presto, Trino) have it outside a cluster of 3 masters",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha-applications.html",
    severity: "warning",
    find: databasesAreElsewhere,
  },
];

const COUNT: Path = ["master", "count"];

/** HDFS is to outlive a core node as the masters outlive one of theirs. */
function coreNodesAreMany(settings: Emr): Found[] {
  const { master, core } = settings;
  const nodes = core.onDemand + core.spot;
  const isCopied = (writtenReplication(settings) ?? 1) > 1;
  return master.count !== 3 || nodes >= 4 || nodes === 0 || isCopied
    ? []
    : [
        found(["core"], {
          problem: `begins with ${nodes} core node${nodes === 1 ? "" : "s"} below 3 masters: HDFS keeps one copy of everything then, and loses it with a core node`,
          allowed: "at least 4 core nodes, or a dfs.replication of at least 2",
          fix: 'begin with 4, by spot or on_demand, or configure hdfs-site with dfs.replication: "2"',
          because: [COUNT, ["configurations"]],
        }),
      ];
}

/** A cluster is either kept or ended when idle. EMR protects one of three masters, and passes over what is to end it. */
function endsOrIsKept(settings: Emr): Found[] {
  const { idleTimeoutSeconds, terminationProtection, master } = settings;
  return idleTimeoutSeconds === undefined || !isAlways(protectsFromTermination(values(settings)))
    ? []
    : [
        found(["idle_timeout_seconds"], {
          problem: terminationProtection
            ? "would end a cluster that termination_protection keeps"
            : `would end a cluster that EMR protects, since it has ${master.count} masters`,
          got: idleTimeoutSeconds,
          fix: terminationProtection
            ? "remove one of the two"
            : "remove it, or write count: 1 for a cluster that comes and goes",
          because: [COUNT, ["termination_protection"]],
        }),
      ];
}

const METASTORE = /^(javax\.jdo\.option\.ConnectionURL|hive\.metastore\.client\.factory\.class)$/;

/** Applications whose database is on a master, and the properties by classification that put it elsewhere. */
const DATABASES: Record<string, Record<string, RegExp>> = {
  Hive: { "hive-site": METASTORE },
  Hue: { "hue-ini": /./ },
  Oozie: { "oozie-site": /^oozie\.service\.JPAService\.jdbc\.url$/ },
  Presto: { "presto-connector-hive": /^hive\.metastore/, "hive-site": METASTORE },
  PrestoSQL: { "prestosql-connector-hive": /^hive\.metastore/, "hive-site": METASTORE },
  Trino: { "trino-connector-hive": /^hive\.metastore/, "hive-site": METASTORE },
};

function databasesAreElsewhere({ master, applications, configurations }: Emr): Found[] {
  if (master.count !== 3) {
    return [];
  }
  return applications.flatMap((name, index) => {
    const places = DATABASES[name];
    return places === undefined || configurations.some((one) => setsAny(one, places[one.classification]))
      ? []
      : [
          found(["applications", index], {
            problem: `keeps its database on one of the ${master.count} masters, and loses it with that one`,
            got: name,
            fix: `configure ${Object.keys(places)[0]} with a database outside the cluster, or remove ${name}`,
            because: [COUNT, ["configurations"]],
          }),
        ];
  });
}

/** Whether a configuration, or one inside it, sets a property of such a name. */
function setsAny({ properties = {}, configurations = [] }: EmrConfiguration, name: RegExp | undefined): boolean {
  return (
    name !== undefined &&
    (Object.keys(properties).some((key) => name.test(key)) || configurations.some((one) => setsAny(one, name)))
  );
}
