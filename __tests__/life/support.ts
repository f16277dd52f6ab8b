import * as fs from "node:fs";
import * as path from "node:path";
import { synthesize } from "../../modules/environment/synthesize";
import { formatFinding, hasErrors } from "../../modules/rule/finding";
import type { Emulator } from "../../scripts/try/emulator";
import { environmentLife } from "../../scripts/try/environment-life";
import type { Life } from "../../scripts/try/life";
import { TODAY } from "../support/environment";
import { PROVIDER_AT_HAND } from "../support/terraform";

/** A hub and a peer of one zone each, with a standalone cluster: small, and with something of everything. */
export const ESTATE = `
name: estate
region: us-east-1
network:
  hub: spark
  availability_zone_count: 1
  vpcs:
    spark: { cidr: 10.0.0.0/20, nat: none }
    lab: { cidr: 10.0.16.0/20 }
cluster: { engine: standalone, spark: { download_url: "s3://acme-artifacts/spark-4.1.4.tgz" } }
`;

/** What a suite of lives may take, in milliseconds: the provider waits as long as it likes, and machines are busy. */
export const LIFETIME = 18 * 60_000;

/** What an error said; "well" if there was none. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "well",
    (error: Error) => error.message,
  );

/** Turn an environment file into Terraform in a folder of its own, ready to be applied in an account of its own. */
export function lifeOf(emulator: Emulator, file: string, folder: string, account: string): Life {
  const outdir = path.join(folder, "cdktf.out");
  const { stacks, findings } = synthesize([file], outdir, TODAY, PROVIDER_AT_HAND);
  const [stack] = stacks;
  if (stack === undefined) {
    throw new Error(findings.map(formatFinding).join("\n"));
  }
  const workFolder = path.join(folder, "work");
  return environmentLife({ emulator, environment: stack.environment, folder: stack.folder, workFolder, account });
}

/** An environment that is edited while it runs: the text of its file, and its life. */
export class Edited {
  readonly life: Life;
  private readonly file: string;

  constructor(
    emulator: Emulator,
    private text: string,
    private readonly folder: string,
    account: string,
  ) {
    fs.mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, "spark.yaml");
    this.write();
    this.life = lifeOf(emulator, this.file, folder, account);
  }

  /** Change the file's text and synthesize it anew. */
  edit(from: string, to: string): void {
    if (!this.text.includes(from)) {
      throw new Error(`the file has no "${from}"`);
    }
    this.text = this.text.replace(from, to);
    this.write();
    const { findings } = synthesize([this.file], path.join(this.folder, "cdktf.out"), TODAY, PROVIDER_AT_HAND);
    if (hasErrors(findings)) {
      throw new Error(findings.map(formatFinding).join("\n"));
    }
  }

  private write(): void {
    fs.writeFileSync(this.file, this.text);
  }
}
