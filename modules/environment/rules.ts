import { nameFits, roleRules } from "../access/rules";
import { dnsChecks } from "../dns/checks";
import { dnsRules } from "../dns/rules";
import type { Engine } from "../engine/engine";
import { judgeCluster } from "../engine/judge-cluster";
import { ENGINES } from "../engines";
import { accessRules } from "../network/access-rules";
import { networkChecks } from "../network/rules";
import { vpcRules } from "../network/vpc-rules";
import { type Judgement, judgement } from "../rule/judge";
import { type Check, found } from "../rule/requirement";
import { bucketPrefix } from "../stack/names";
import { DEFAULT_PROVIDER } from "../stack/schema";
import { tagRules } from "../stack/tag-rules";
import { storageChecks } from "../storage/checks";
import { storageRules, usualPrefix } from "../storage/rules";
import { arnChecks } from "./arn-checks";
import { capacityChecks } from "./capacity-rules";
import { clientChecks } from "./client-checks";
import type { Environment } from "./schema";
import { stateChecks } from "./state-checks";
import { wayOutChecks } from "./way-out-checks";

/** All that is asked of an environment. `today` decides which releases are near the end of their support. */
export function allRules(today: Date): Judgement<Environment>[] {
  return [
    judgement({ title: "Name", part: (environment: Environment) => environment, checks: nameChecks }),
    judgement({ title: "Tags", part: (environment: Environment) => environment, rules: tagRules }),
    judgement({ title: "Network", path: ["network"], part: ({ network }) => network, rules: vpcRules }),
    judgement({ title: "Network", part: (environment: Environment) => environment, checks: networkChecks }),
    judgement({ title: "Network", part: (environment: Environment) => environment, checks: capacityChecks }),
    judgement({ title: "Network", part: (environment: Environment) => environment, checks: wayOutChecks }),
    judgement({ title: "DNS", path: ["dns"], part: ({ dns }) => dns, rules: dnsRules, checks: dnsChecks }),
    judgement({ title: "Access", path: ["access"], part: ({ access }) => access, rules: accessRules }),
    judgement({ title: "Access", path: ["access"], part: ({ access }) => access, rules: roleRules }),
    judgement({ title: "Access", part: (environment: Environment) => environment, checks: clientChecks }),
    judgement({
      title: "Storage",
      path: ["storage"],
      part: ({ storage }) => storage,
      rules: storageRules,
      checks: storageChecks,
    }),
    judgement({ title: "Storage", path: ["storage"], part: usualStorage, rules: [usualPrefix] }),
    judgement({ title: "State", part: (environment: Environment) => environment, checks: stateChecks }),
    judgement({ title: "ARNs", part: (environment: Environment) => environment, checks: arnChecks }),
    ...ENGINES.flatMap((engine) => rulesOfEngine(engine, today)),
  ];
}

/** CDKTF keeps stacks by name in an object of JavaScript's. Nothing else that every object has is a possible name. */
const nameChecks: Check<Environment>[] = [
  {
    says: "`name` is not `constructor`, which JavaScript has another meaning for",
    find: ({ name }) =>
      name in {}
        ? [
            found(["name"], {
              problem: "is a name that JavaScript has another meaning for",
              got: name,
              fix: "rename it",
            }),
          ]
        : [],
  },
];

/** What a bucket is called that nobody gave a name. */
function usualStorage({ name, storage }: Environment) {
  return storage.bucket === undefined && storage.bucketPrefix === undefined
    ? { bucketPrefix: bucketPrefix(name) }
    : undefined;
}

function rulesOfEngine(engine: Engine, today: Date): Judgement<Environment>[] {
  const title = `Engine ${engine.name}`;
  const runs = ({ cluster }: Environment) => cluster.engine === engine.name;
  return [
    judgement({
      title,
      part: (environment: Environment) => (runs(environment) ? environment : undefined),
      rules: [nameFits(engine.longestJob)],
    }),
    {
      title,
      rules: engine.rules,
      checks: engine.checks({ today, providerMajor: DEFAULT_PROVIDER }),
      find: (environment) =>
        runs(environment)
          ? judgeCluster(engine, environment.cluster, { today, providerMajor: environment.provider.version })
          : [],
    },
  ];
}
