import { type Check, type Found, found } from "../../rule/requirement";
import type { EmrCapacity, YarnScaling } from "../capacity-schema";
import type { Emr } from "../schema";
import { PERIOD_SECONDS } from "../yarn-policy";
import { capacitiesOf } from "./nodes";
import { neverReached, replicationOf } from "./replication";

const AUTOMATIC_SCALING = "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-automatic-scaling.html";

/** What rules on YARN metrics come to once they run. */
export const yarnScalingChecks: Check<Emr>[] = [
  {
    says: "`core.yarn_scaling.minimum` is no less than the copies that HDFS keeps of a block",
    source: "https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-hdfs-config.html",
    severity: "warning",
    find: (settings) =>
      ofScaling(settings, (scaling, name) => {
        const { onDemand, spot } = settings.core;
        const begins = name === "core" && onDemand + spot <= scaling.maximum;
        return begins ? hdfsLetsGo(scaling, replicationOf(settings)) : [];
      }),
  },
  {
    says: "what `yarn_scaling` removes is not added again at once",
    source: AUTOMATIC_SCALING,
    severity: "warning",
    find: (settings) =>
      ofScaling(settings, (scaling, name) => {
        const beside = capacitiesOf(settings).filter((one) => one.name !== name);
        return doesNotSwing(
          scaling,
          beside.reduce((sum, { nodes }) => sum + fewest(nodes), 0),
        );
      }),
  },
  {
    says: "`yarn_scaling` can remove what it adds, and `adjustment` fits between its limits",
    source: AUTOMATIC_SCALING,
    severity: "warning",
    find: (settings) => ofScaling(settings, isReached),
  },
  {
    says: `\`yarn_scaling.cooldown_seconds\` is ${PERIOD_SECONDS} or more, as far apart as EMR's metrics`,
    source: "https://docs.aws.amazon.com/emr/latest/APIReference/API_CloudWatchAlarmDefinition.html",
    severity: "warning",
    find: (settings) => ofScaling(settings, waitsForMetrics),
  },
];

function ofScaling(settings: Emr, find: (scaling: YarnScaling, name: "core" | "task") => Found[]): Found[] {
  return capacitiesOf(settings).flatMap(({ name, path, nodes: { yarnScaling: scaling } }) =>
    scaling === undefined || scaling.minimum > scaling.maximum
      ? []
      : find(scaling, name).map((one) => ({ ...one, path: [...path, "yarn_scaling", ...one.path] })),
  );
}

function hdfsLetsGo({ minimum }: YarnScaling, copies: number): Found[] {
  return minimum >= copies ? [] : [neverReached(["minimum"], minimum, copies)];
}

const fewest = ({ yarnScaling, onDemand, spot }: EmrCapacity) => yarnScaling?.minimum ?? onDemand + spot;

/**
 * Fewer nodes leave less memory free. Where one step in leaves less than the threshold out, the next step adds them again;
 * the fewer there are in all, the larger the step.
 *
 * @param beside fewest nodes of the other group: YARN's memory is that of all
 */
function doesNotSwing({ minimum, maximum, adjustment, ...thresholds }: YarnScaling, beside: number): Found[] {
  const { scaleInMemoryPercentage: scaleIn, scaleOutMemoryPercentage: scaleOut } = thresholds;
  const after = Math.max(minimum + beside, 1);
  const before = after + adjustment;
  const free = Math.round(100 - ((100 - scaleIn) * before) / after);
  return before > maximum + beside || scaleIn <= scaleOut || free >= scaleOut
    ? []
    : [
        found(["scale_in_memory_percentage"], {
          problem: `removes ${adjustment} of ${before} nodes when ${scaleIn} % of the memory is free, which leaves ${Math.max(free, 0)} %: less than scale_out_memory_percentage (${scaleOut}), so they are added again`,
          got: scaleIn,
          fix: "raise it, or lower scale_out_memory_percentage or adjustment",
        }),
      ];
}

function isReached({ minimum, maximum, adjustment, scaleInMemoryPercentage }: YarnScaling): Found[] {
  const room = maximum - minimum;
  return [
    ...(scaleInMemoryPercentage === 100 && room > 0
      ? [
          found(["scale_in_memory_percentage"], {
            problem: "is never exceeded: instances are added and never removed",
            got: scaleInMemoryPercentage,
            fix: "write 99 or less; an idle cluster has all of its memory free",
          }),
        ]
      : []),
    ...(adjustment > room && room > 0
      ? [
          found(["adjustment"], {
            problem: `is more than there is between minimum and maximum (${room})`,
            got: adjustment,
            fix: `write ${room} or less, or raise maximum`,
          }),
        ]
      : []),
  ];
}

function waitsForMetrics({ cooldownSeconds }: YarnScaling): Found[] {
  return cooldownSeconds >= PERIOD_SECONDS
    ? []
    : [
        found(["cooldown_seconds"], {
          problem: `is shorter than the ${PERIOD_SECONDS} s from one metric of EMR's to the next: a change is judged before it shows`,
          got: cooldownSeconds,
          fix: `write ${PERIOD_SECONDS} or more`,
        }),
      ];
}
