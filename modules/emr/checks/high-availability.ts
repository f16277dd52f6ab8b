import type { Path } from "../../rule/finding";
import { type Check, type Found, found } from "../../rule/requirement";
import { isAlways } from "../../value/question";
import { value } from "../../value/value";
import { METASTORE, setsProperty } from "../configured";
import type { Emr } from "../schema";
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
    says: "`idle_timeout_seconds` is for a cluster of 1 master without `termination_protection`",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha-launch.html",
    severity: "warning",
    find: endsOrIsKept,
  },
  {
    says: "a cluster of 3 masters has the tables of Presto and Trino outside",
    source: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-ha-applications.html",
    severity: "warning",
    find: tablesAreElsewhere,
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

/** EMR protects a cluster of three masters when it starts, and passes over what is to end it. */
function endsOrIsKept(settings: Emr): Found[] {
  const { idleTimeoutSeconds, terminationProtection, master } = settings;
  const areThree = master.count === 3;
  return idleTimeoutSeconds === undefined || !(areThree || terminationProtection)
    ? []
    : [
        found(["idle_timeout_seconds"], {
          problem: areThree
            ? `is passed over by EMR, which protects a cluster of ${master.count} masters`
            : "would end a cluster that termination_protection keeps",
          got: idleTimeoutSeconds,
          fix: areThree ? "remove it, or write count: 1 for a cluster that comes and goes" : "remove one of the two",
          because: [COUNT, ["termination_protection"]],
        }),
      ];
}

/** Classifications that put the tables of an application elsewhere, by the names of their properties. */
const TABLES: Record<string, Record<string, string>> = {
  Presto: { "presto-connector-hive": "^hive[.]metastore", "hive-site": METASTORE },
  PrestoSQL: { "prestosql-connector-hive": "^hive[.]metastore", "hive-site": METASTORE },
  Trino: { "trino-connector-hive": "^hive[.]metastore", "hive-site": METASTORE },
};

function tablesAreElsewhere({ master, applications, configurations }: Emr): Found[] {
  if (master.count !== 3) {
    return [];
  }
  return applications.flatMap((name, index) => {
    const places = Object.entries(TABLES[name] ?? {});
    const [place] = places;
    return place === undefined || places.some((one) => isAlways(setsProperty(value(configurations), ...one)))
      ? []
      : [
          found(["applications", index], {
            problem: `keeps its tables on one of the ${master.count} masters, and loses them with that one`,
            got: name,
            fix: `configure ${place[0]} with a metastore outside the cluster, or remove ${name}`,
            because: [COUNT, ["configurations"]],
          }),
        ];
  });
}
