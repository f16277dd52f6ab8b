import { type ClusterBlock, complaints } from "./support";

/** Types that every release takes. */
const old = { master: { instance_types: ["m4.xlarge"] }, core: { instance_types: ["r4.xlarge"] } };
const groups = { instances: "groups", core: { ...old.core, on_demand: 4, spot: 0 } };

const FAULTS: [name: string, block: ClusterBlock, said: string[]][] = [
  [
    "standard support that has ended, extended for some",
    { release: "emr-7.4.0" },
    [
      'spark.yaml: warning: cluster.release: is out of standard support, which ended on 2026-11-13; AWS Support extends it to 2027-08-31 for those who ask, got "emr-7.4.0"',
      "    fix: move to a supported release, such as emr-7.14.0; it replaces the cluster",
    ],
  ],
  [
    "standard support that ends within 90 days",
    { release: "emr-7.7.0" },
    [
      'spark.yaml: warning: cluster.release: is near the end of its standard support, which lasts until 2027-02-06; AWS Support extends it to 2027-08-31 for those who ask, got "emr-7.7.0"',
      "    fix: move to a supported release, such as emr-7.14.0; it replaces the cluster",
    ],
  ],
  [
    "support that has ended for all",
    { ...old, release: "emr-5.35.0" },
    [
      'spark.yaml: warning: cluster.release: is out of standard support, which ended on 2026-08-31, got "emr-5.35.0"',
      "    fix: move to a supported release, such as emr-7.14.0; it replaces the cluster",
    ],
  ],
  [
    "features that came later",
    {
      ...old,
      release: "emr-5.20.0",
      managed_scaling: { minimum: 2, maximum: 9 },
      idle_timeout_seconds: 600,
      os_release_label: "2.0.20220218.1",
      master: { ...old.master, count: 3 },
      core: { ...old.core, on_demand: 4 },
      termination_protection: false,
    },
    [
      "spark.yaml: cluster.managed_scaling: asks for managed scaling, which emr-5.20.0 does not have",
      "    allowed: emr-5.30.0 and newer, emr-6.1.0 and newer",
      "    fix: take a newer release, or remove managed_scaling",
      "spark.yaml: cluster.idle_timeout_seconds: asks for idle termination, which emr-5.20.0 does not have",
      "    allowed: emr-5.30.0 and newer, emr-6.1.0 and newer",
      "    fix: take a newer release, or remove idle_timeout_seconds",
      "spark.yaml: cluster.os_release_label: asks for an Amazon Linux release, which emr-5.20.0 does not have",
      "    allowed: emr-5.36.0 and newer, emr-6.6.0 and newer",
      "    fix: take a newer release, or remove os_release_label",
      "spark.yaml: cluster.release: asks for IMDSv2, which emr-5.20.0 does not have",
      "    allowed: emr-5.32.0 and newer, emr-6.2.0 and newer, emr-5.23.1, emr-5.27.1",
      "    fix: take a newer release, or name a security_configuration of your own",
      "spark.yaml: cluster.disk_key: asks for encryption of every volume, which emr-5.20.0 does not have",
      "    allowed: emr-5.24.0 and newer",
      "    fix: take a newer release, or write disk_key: false",
      "spark.yaml: cluster.step_concurrency: asks for steps at the same time, which emr-5.20.0 does not have",
      "    allowed: emr-5.28.0 and newer",
      "    fix: take a newer release, or write step_concurrency: 1",
      "spark.yaml: cluster.master.count: asks for 3 masters in a fleet, which emr-5.20.0 does not have",
      "    allowed: emr-5.36.1 and newer, emr-6.12.0 and newer, emr-6.8.1, emr-6.9.1, emr-6.10.1, emr-6.11.1",
      "    fix: take a newer release, or write count: 1",
      'spark.yaml: warning: cluster.release: is out of standard support, which ended on 2026-08-31, got "emr-5.20.0"',
      "    fix: move to a supported release, such as emr-7.14.0; it replaces the cluster",
      "spark.yaml: warning: cluster.idle_timeout_seconds: is passed over by EMR, which protects a cluster of 3 masters, got 600",
      "    fix: remove it, or write count: 1 for a cluster that comes and goes",
    ],
  ],
  [
    "three masters in a group that came later",
    {
      ...groups,
      release: "emr-5.20.0",
      master: { ...old.master, count: 3 },
      step_concurrency: 1,
      security_configuration: "our-own",
    },
    [
      "spark.yaml: cluster.master.count: asks for 3 masters in a group, which emr-5.20.0 does not have",
      "    allowed: emr-5.23.0 and newer",
      "    fix: take a newer release, or write count: 1",
      'spark.yaml: warning: cluster.release: is out of standard support, which ended on 2026-08-31, got "emr-5.20.0"',
      "    fix: move to a supported release, such as emr-7.14.0; it replaces the cluster",
    ],
  ],
  [
    "managed scaling in the one release 6 that lacks it",
    { ...old, release: "emr-6.0.0", managed_scaling: { minimum: 1, maximum: 9 }, security_configuration: "our-own" },
    [
      "spark.yaml: cluster.managed_scaling: asks for managed scaling, which emr-6.0.0 does not have",
      "    allowed: emr-5.30.0 and newer, emr-6.1.0 and newer",
      "    fix: take a newer release, or remove managed_scaling",
      'spark.yaml: warning: cluster.release: is out of standard support, which ended on 2026-08-31, got "emr-6.0.0"',
      "    fix: move to a supported release, such as emr-7.14.0; it replaces the cluster",
    ],
  ],
  [
    "a cluster without Spark",
    { applications: ["Livy"] },
    [
      'spark.yaml: cluster.applications: do not include Spark, got ["Livy"]',
      "    fix: write applications: [Spark, Livy]",
    ],
  ],
  [
    "another spelling than EMR's",
    { applications: ["spark", "JupyterHUB"] },
    [
      'spark.yaml: cluster.applications[0]: is not spelt as EMR spells it, got "spark"',
      "    fix: write Spark",
      'spark.yaml: cluster.applications[1]: is not spelt as EMR spells it, got "JupyterHUB"',
      "    fix: write JupyterHub",
    ],
  ],
  [
    "an application that the runtime for Spark lacks",
    { release: "emr-spark-8.0.0", applications: ["Spark", "Zeppelin"] },
    [
      'spark.yaml: cluster.applications[1]: is no application of emr-spark-8.0.0, got "Zeppelin"',
      "    allowed: AmazonCloudWatchAgent, Delta, Hudi, Iceberg, JupyterEnterpriseGateway, Livy, Spark",
      "    fix: remove it, or take a release of the other kind, such as emr-7.14.0",
    ],
  ],
  [
    "the runtime for Spark without Spark",
    { release: "emr-spark-8.0.0", applications: ["Livy"] },
    [
      'spark.yaml: cluster.applications: do not include Spark, got ["Livy"]',
      "    fix: write applications: [Spark, Livy]",
    ],
  ],
  [
    "an application in another spelling that the runtime for Spark lacks",
    { release: "emr-spark-8.0.0", applications: ["Spark", "zeppelin", "livy"] },
    [
      'spark.yaml: cluster.applications[2]: is not spelt as EMR spells it, got "livy"',
      "    fix: write Livy",
      'spark.yaml: cluster.applications[1]: is no application of emr-spark-8.0.0, got "zeppelin"',
      "    allowed: AmazonCloudWatchAgent, Delta, Hudi, Iceberg, JupyterEnterpriseGateway, Livy, Spark",
      "    fix: remove it, or take a release of the other kind, such as emr-7.14.0",
    ],
  ],
  [
    "an application that nobody knows, with a release that nobody knows",
    { release: "emr-7.99.0", applications: ["Spark", "Zepelin", "Storm"] },
    [
      'spark.yaml: warning: cluster.release: is not in EMR\'s list of 2026-10-27: either it is newer, or there is none, got "emr-7.99.0"',
      "    fix: if it is no newer release, write emr-7.14.0",
      'spark.yaml: warning: cluster.applications[1]: is no application that is known of EMR, got "Zepelin"',
      "    fix: did you mean Zeppelin?",
      'spark.yaml: warning: cluster.applications[2]: is no application that is known of EMR, got "Storm"',
      "    fix: remove it, unless AWS lists it for the release",
    ],
  ],
];

test.each(FAULTS)("%s", (_, block, said) => {
  expect(complaints(block)).toEqual(said);
});
