/**
 * What may import what: each folder of `modules/` only those above it in this list, and what is built of them comes last.
 * Folders in one line know nothing of each other.
 */
const LAYERS = [
  ["value", "schema", "files"],
  ["rule"],
  ["stack"],
  ["module-kit"],
  ["access"],
  ["instances", "network"],
  ["dns", "storage"],
  ["engine"],
  ["standalone", "emr"],
  ["terraform-spark", "engines.ts"],
  ["spark-cluster-props.ts"],
  ["spark-cluster.ts", "published-modules.ts", "environment"],
];

const pathOf = (names) => `^modules/(${names.map((name) => name.replace(".", "\\.")).join("|")})($|/)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...LAYERS.flatMap((names, at) =>
      names.map((name) => {
        const outside = [...names.filter((other) => other !== name), ...LAYERS.slice(at + 1).flat()];
        return {
          name: `${name} knows nothing of what is built on it or beside it`,
          severity: "error",
          from: { path: pathOf([name]) },
          to: { path: outside.length > 0 ? pathOf(outside) : "^$" },
        };
      }),
    ),
    {
      name: "modules know nothing of the commands",
      severity: "error",
      from: { path: "^modules/" },
      to: { path: "^(main\\.ts|review|emulator|lab|scripts|__tests__)($|/)" },
    },
    {
      name: "the lab plays AWS, and knows nothing of what is made there",
      severity: "error",
      from: { path: "^lab/" },
      to: { path: "^(modules/(?!files/|network/cidr|stack/package-root)|main\\.ts|review|scripts|__tests__)" },
    },
    {
      name: "the review reads plans, and knows no construct",
      severity: "error",
      from: { path: "^review/" },
      to: { path: "^(modules/(?!schema/|rule/)|lab|scripts|__tests__)" },
    },
    { name: "no circle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "the barrel costs 10 s and 1.5 GB: import from lib/vpc and the like",
      severity: "error",
      from: {},
      to: { path: "@cdktf/provider-aws/lib/index\\." },
    },
    {
      name: "every file is used",
      severity: "error",
      from: { orphan: true, path: "^(modules|review|lab)/", pathNot: "\\.d\\.ts$" },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    includeOnly: "^(main\\.ts|modules|review|lab|scripts|node_modules/@cdktf/provider-aws/lib/index)",
  },
};
