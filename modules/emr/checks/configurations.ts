import type { Path } from "../../rule/finding";
import { type Check, type Found, found } from "../../rule/requirement";
import { nearest } from "../../schema/nearest";
import { CLASSIFICATIONS, takersOf } from "../classifications";
import type { Emr, EmrConfiguration } from "../schema";
import { writtenReplication } from "./replication";

const CONFIGURE = "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-configure-apps.html";

/** What is configured has to reach the nodes, and to be possible there. */
export const configurationChecks: Check<Emr>[] = [
  {
    says: "no classification of `configurations` is a slip of the pen away from a known one",
    source: CONFIGURE,
    severity: "warning",
    find: areKnown,
  },
  {
    says: "`configurations` are for applications that are installed",
    source: CONFIGURE,
    severity: "warning",
    find: areInstalled,
  },
  {
    says: "variables of a classification that ends in `-env` stand in `export` inside it",
    source: CONFIGURE,
    severity: "warning",
    find: variablesAreExported,
  },
  {
    says: "`dfs.replication` of `hdfs-site` is at most the number of core nodes",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hdfs-config.html",
    severity: "warning",
    find: copiesHaveNodes,
  },
  {
    says: "no script of `bootstrap_actions` runs twice with the same arguments",
    severity: "warning",
    find: scriptsRunOnce,
  },
];

const PATH: Path = ["configurations"];

type Placed = { path: Path; configuration: EmrConfiguration };

const placed = ({ configurations }: Emr): Placed[] =>
  configurations.map((configuration, at) => ({ path: [...PATH, at], configuration }));

function areKnown(settings: Emr): Found[] {
  return placed(settings).flatMap(({ path, configuration: { classification } }) => {
    const fix =
      CLASSIFICATIONS.includes(classification) || classification.includes("-connector-")
        ? undefined
        : nearest(classification, CLASSIFICATIONS);
    return fix === undefined
      ? []
      : [
          found([...path, "classification"], {
            problem: "is no classification that is known of EMR",
            got: classification,
            fix,
          }),
        ];
  });
}

function areInstalled(settings: Emr): Found[] {
  return placed(settings).flatMap(({ path, configuration: { classification } }) => {
    const takers = takersOf(classification);
    return takers === undefined || takers.some((name) => settings.applications.includes(name))
      ? []
      : [
          found([...path, "classification"], {
            problem: `configures ${takers[0]}, which is not installed`,
            got: classification,
            fix: `add ${takers[0]} to applications, or remove it`,
            because: [["applications"]],
          }),
        ];
  });
}

function variablesAreExported(settings: Emr): Found[] {
  return placed(settings).flatMap(({ path, configuration: { classification, properties = {} } }) =>
    classification.endsWith("-env") && Object.keys(properties).length > 0
      ? [
          found([...path, "properties"], {
            problem: `are no variables of the environment: ${classification} takes those from export inside it`,
            got: properties,
            fix: "write configurations: [{ classification: export, properties: { … } }] beside classification",
          }),
        ]
      : [],
  );
}

function copiesHaveNodes(settings: Emr): Found[] {
  const { core, managedScaling, configurations } = settings;
  const copies = writtenReplication(settings);
  const most = Math.max(core.onDemand + core.spot, core.yarnScaling?.maximum ?? 0, managedScaling?.maximum ?? 0);
  const at = configurations.findIndex(({ classification }) => classification === "hdfs-site");
  return copies === undefined || most === 0 || copies <= most
    ? []
    : [
        found([...PATH, at, "properties", "dfs.replication"], {
          problem: `asks for more copies of a block than there are core nodes (${most})`,
          got: String(copies),
          fix: `write "${most}" or less, or begin with more core nodes`,
          because: [["core"], ["managed_scaling"]],
        }),
      ];
}

function scriptsRunOnce({ bootstrapActions }: Emr): Found[] {
  const keys = bootstrapActions.map(({ path, args }) => JSON.stringify([path, args]));
  return bootstrapActions.flatMap(({ path }, at) =>
    keys.indexOf(keys[at] as string) === at
      ? []
      : [
          found(["bootstrap_actions", at, "path"], {
            problem: "runs a second time with the same arguments",
            got: path,
            fix: "remove one",
          }),
        ],
  );
}
