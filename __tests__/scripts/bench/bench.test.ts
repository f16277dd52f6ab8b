import type { Contender, Contenders } from "../../../scripts/bench/contenders";
import type { Measurement } from "../../../scripts/bench/measure";
import { fromBarrel } from "../../../scripts/bench/plain-way";
import { markdownReport, replaceBlock, terminalReport } from "../../../scripts/bench/report";
import { median, summarize } from "../../../scripts/bench/summary";

const contender = (name: string, environments: number): Contender => ({
  name,
  environments,
  run: () => {
    throw new Error("a summary measures nothing");
  },
});

const CONTENDERS: Contenders = {
  floor: contender("floor", 0),
  synths: [contender("1 environment", 1), contender("11 environments", 11), contender("101 environments", 101)],
  plain: contender("plain way", 1),
};

const measured = (seconds: number, megabytes: number): Measurement => ({
  seconds,
  peakKilobytes: megabytes * 1024,
  providerModules: [],
});

/** The second round ran on a machine that was twice as slow, the third was disturbed in one line. */
const ROUNDS = [
  [measured(0.2, 75), measured(0.5, 100), measured(1.0, 120), measured(5.5, 300), measured(10, 1500)],
  [measured(0.4, 75), measured(1.0, 100), measured(2.0, 120), measured(11, 300), measured(20, 1500)],
  [measured(0.2, 75), measured(9.0, 100), measured(1.0, 120), measured(5.5, 300), measured(10, 1500)],
];

const summary = summarize(CONTENDERS, ROUNDS, "2026-11-20");

test("ratios are taken within a round, so that a slow round does not distort them", () => {
  expect(summary.overFloor).toEqual({ time: 2.5, memory: 100 / 75 });
  expect(summary.plainOver).toEqual({ time: 20, memory: 15 });
});

test("growth is what each environment after the first adds", () => {
  const [, , eleven, hundred] = summarize(CONTENDERS, ROUNDS.slice(0, 1), "2026-11-20").rows;
  expect(eleven?.further).toEqual({ seconds: 0.05, megabytes: 2 });
  expect(hundred?.further).toEqual({ seconds: 0.05, megabytes: 2 });
  expect(summarize(CONTENDERS, ROUNDS.slice(0, 1), "2026-11-20").growth).toEqual({ time: 1, memory: 1 });
});

test("the median of an even count lies between the two in the middle", () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("both reports show every line and every ratio", () => {
  const markdown = markdownReport(summary);
  expect(markdown).toContain("| floor | 0.20 s | 75 MB |  |\n| 1 environment | 1.00 s | 100 MB |  |");
  expect(markdown).toContain("- one environment: 2.5 times the time and 1.3 times the memory of the floor");
  expect(markdown).toContain("Measured 2026-11-20: Node ");
  for (const { name } of summary.rows) {
    expect(terminalReport(summary)).toContain(name);
  }
});

test("the README keeps everything around the figures", () => {
  const readme = "# Speed\n\n<!-- bench -->\nold\n<!-- /bench -->\n\nThe end, $1.\n";
  expect(replaceBlock(readme, "new, $1")).toBe(
    "# Speed\n\n<!-- bench -->\n\nnew, $1\n\n<!-- /bench -->\n\nThe end, $1.\n",
  );
  expect(() => replaceBlock("# Speed\n", "new")).toThrow("README.md has no <!-- bench -->");
});

test("the plain way imports the same names, values and types, from the barrel", () => {
  const source = [
    'import { Vpc } from "@cdktf/provider-aws/lib/vpc";',
    'import { Subnet as AwsSubnet, type SubnetConfig } from "@cdktf/provider-aws/lib/subnet";',
    'import type {\n  EmrInstanceFleetConfig,\n} from "@cdktf/provider-aws/lib/emr-instance-fleet";',
    'import { Construct } from "constructs";',
  ].join("\n");
  expect(fromBarrel(source)).toBe(
    [
      'import { vpc as vpc_ } from "@cdktf/provider-aws"; import Vpc = vpc_.Vpc;',
      'import { subnet as subnet_ } from "@cdktf/provider-aws"; import AwsSubnet = subnet_.Subnet; import SubnetConfig = subnet_.SubnetConfig;',
      'import { emrInstanceFleet as emrInstanceFleet_ } from "@cdktf/provider-aws"; import EmrInstanceFleetConfig = emrInstanceFleet_.EmrInstanceFleetConfig;',
      'import { Construct } from "constructs";',
    ].join("\n"),
  );
});
