import * as path from "node:path";
import { parseEnvironment } from "../../modules/environment/parse";
import { allRules } from "../../modules/environment/rules";
import { type Finding, formatPath } from "../../modules/rule/finding";
import { TODAY } from "../support/environment";
import { type Section, sections } from "../support/sections";
import { CREATED as EMR } from "./emr/calls";

/**
 * What a module refuses, an environment file is refused for in the same words: every case of the modules' tables is judged
 * as a file here, and as a call by the real Terraform in the tests of each module.
 */

/** Inputs that a file has at its top; the rest belongs to the block that the module makes. */
const TOP = ["name", "tags", "access", "storage", "dns"];
/** Inputs of modules for what a file has in another form: a network that is there already, and what only Terraform knows. */
const OF_MODULES = ["vpc_id", "subnet_ids", "zone_ids", "role_path", "permissions_boundary_arn"];

interface Table {
  files: string[];
  block: string;
  base: Record<string, unknown>;
}

const TABLES: Record<string, Table> = {
  standalone: {
    files: ["cluster-refusals", "standalone/refusals", "standalone/late-refusals"],
    block: "cluster",
    base: { engine: "standalone" },
  },
  emr: {
    files: ["cluster-refusals", "emr/refusals", "emr/late-refusals"],
    block: "cluster",
    base: { engine: "emr", ...ofFile(EMR) },
  },
  emr_scaled: {
    files: ["emr_scaled/refusals", "emr_scaled/late-refusals"],
    block: "cluster",
    base: { engine: "emr", ...ofFile(EMR), managed_scaling: { minimum: 2, maximum: 10 } },
  },
  network: { files: ["network/refusals", "network/late-refusals"], block: "network", base: {} },
};

const casesOf = (file: string) => sections(path.join(__dirname, `${file}.txt`));

function ofFile(call: object) {
  return Object.fromEntries(Object.entries(call).filter(([input]) => ![...TOP, ...OF_MODULES].includes(input)));
}

function fileOf({ block, base }: Table, { input }: Section): Record<string, unknown> {
  // A caller's null is a key that a file leaves out.
  const given = Object.entries({ ...base, ...input }).filter(([, value]) => value !== null);
  const isTop = ([key]: [string, unknown]) => TOP.includes(key);
  return {
    name: "raster",
    region: "us-east-1",
    cluster: { engine: "standalone" },
    ...Object.fromEntries(given.filter(isTop)),
    [block]: Object.fromEntries(given.filter((entry) => !isTop(entry))),
  };
}

/** Cases in which a file says something else, and why. */
const OTHERWISE: Record<string, string> = {
  "workers.desired": "what is too large is set aside, and not judged beside others",
  applications: "what is no application is set aside, and not judged beside others",
  "task.on_demand": "what is too small is set aside, and not judged beside others",
  "name, too long": "the longest role is that of the network in a module, that of the engine in a file",
  hub: "the file has all VPCs, the module those of the call",
  "dns.peer_vpc_ids": "the file has the peers in network.vpcs",
  "dns.peer_vpc_ids, one of them twice": "the file has the peers in network.vpcs",
  "dns.peer_vpc_ids, the cluster's own": "the file has the peers in network.vpcs",
  "vpcs[].availability_zones, of another region": "the file has the zones of all regions, a module asks AWS",
  "managed_scaling.maximum, without any scaling": "a file may leave scaling out",
  "core.yarn_scaling.maximum, of task nodes alone": "a file may leave scaling out for core",
  "task.yarn_scaling.maximum, of core nodes alone": "a file may leave scaling out for task",
  "availability_zone_count, more than there are": "the file has the zones of all regions, a module asks AWS",
  "configurations, of one classification twice inside another": "the file names the entry, the module the list",
};

/** What is refused: without its block, the names and positions of entries, the value, and what to do about it. */
function refused(text: string): string {
  const [first = "", ...advice] = text.split("\n");
  return [first.replace(/, got .*/, ""), ...advice.filter((line) => line.startsWith("    allowed: "))]
    .join("\n")
    .replace(/ = /g, ": ")
    .replace(/"/g, "")
    .replace(/,(?=\S)/g, ", ");
}

const inFile = ({ path: place, problem, allowed }: Finding) =>
  refused(
    [`${formatPath(place)}: ${problem}`, ...(allowed === undefined ? [] : [`    allowed: ${allowed}`])].join("\n"),
  );

/** `network.vpcs.spark.cidr` and `vpcs[].cidr` are one place. */
function samePlace(file: string, module: string): boolean {
  const [[inFile = "", fileSays = ""], [inModule = "", moduleSays = ""]] = [file, module].map((text) =>
    text.split(/: (.*)/s),
  ) as [string[], string[]];
  const place = inModule.replace(/[.]/g, "\\.").replaceAll("[]", "(\\[\\d+\\]|\\..+)");
  return fileSays === moduleSays && new RegExp(`^((cluster|network)\\.)?${place}$`).test(inFile);
}

it("names no case as another that is none", () => {
  const titles = Object.values(TABLES).flatMap(({ files }) => files.flatMap(casesOf).map(({ title }) => title));
  expect(Object.keys(OTHERWISE).filter((title) => !titles.includes(title))).toEqual([]);
});

describe.each(Object.entries(TABLES))("what the module %s refuses is refused of a file", (_, table) => {
  const cases = table.files
    .flatMap(casesOf)
    .filter(({ title, input }) => !(title in OTHERWISE) && !Object.keys(input).some((key) => OF_MODULES.includes(key)));

  it.each(cases)("$title", (one) => {
    const { findings } = parseEnvironment(fileOf(table, one), allRules(TODAY));
    const said = findings.filter(({ severity }) => severity === "error").map(inFile);
    const missing = one.expected.map(refused).filter((module) => !said.some((file) => samePlace(file, module)));
    expect({ missing, said }).toEqual({ missing: [], said });
  });
});
