import * as fs from "node:fs";
import * as path from "node:path";
import { atOnce, checking, synthesize } from "../../modules/environment/synthesize";
import { formatFinding, hasErrors, type LocatedFinding } from "../../modules/rule/finding";

/** No file takes longer, in milliseconds. */
const LONGEST = 5000;

/** What a message says where a value of JavaScript's came into it by mistake. */
const SLIPS = /\bundefined\b|\[object |function |=>/;

export interface Judged {
  isValid: boolean;
  findings: LocatedFinding[];
}

/** What `check` and `synth` of one file are held to, whatever is in it. */
export class Judge {
  private readonly file: string;
  private count = 0;

  /**
   * @param folder where files are written
   * @param today the day that decides which releases are near their end
   * @param synthEvery of how many files one is synthesized as well
   */
  constructor(
    private readonly folder: string,
    private readonly today: Date,
    private readonly synthEvery: number,
  ) {
    this.file = path.join(folder, "spark.yaml");
  }

  /** @throws with what does not hold */
  judge(text: string): Judged {
    fs.writeFileSync(this.file, text);
    // Time of the processor: a busy machine makes no check slow.
    const start = process.cpuUsage();
    const findings = atOnce(checking([this.file], this.today)).flatMap((one) => one.findings);
    const isValid = !hasErrors(findings);
    this.count += 1;
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    expect(took < LONGEST, `check took ${(took / 1000).toFixed(1)} s`);
    const said = findings.map((finding) => formatFinding({ ...finding, file: "spark.yaml" }));
    expect(new Set(said).size === said.length, `a finding is there twice:\n${said.join("\n")}`);
    for (const [at, finding] of findings.entries()) {
      const words = said[at] as string;
      expect(finding.line !== undefined || isOfTheWhole(finding), `a finding has no place:\n${words}`);
      expect(!/[\p{Cc}\p{Cs}]/u.test(words.replaceAll("\n", "")), `a message holds control characters:\n${words}`);
      expect(
        !SLIPS.test([finding.problem, finding.allowed, finding.fix].join(" ")),
        `a message has slipped:\n${words}`,
      );
    }
    if (this.count % this.synthEvery === 0) {
      const { stacks } = synthesize([this.file], path.join(this.folder, "cdktf.out"), this.today);
      expect(stacks.length === (isValid ? 1 : 0), "check and synth do not agree");
    }
    return { isValid, findings };
  }
}

/** What is said of a file that is empty or no text is said of no place in it. */
const isOfTheWhole = ({ path, problem }: LocatedFinding) =>
  path.length === 0 && /^is (empty|text in|too large)/.test(problem);

function expect(holds: boolean, problem: string): void {
  if (!holds) {
    throw new Error(problem);
  }
}
