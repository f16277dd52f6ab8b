import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import * as readline from "node:readline";
import { findMirror, GO, mirroredVersions, PROVIDER } from "../../scripts/terraform/mirror";

/** Where every worker finds how to attach to the provider; unset where each command starts its own. */
const VARIABLE = "TERRASPARK_ATTACHED_PROVIDER";

/** Terraform may use the memory that a provider of its own would take: that saves a sixth of its work. */
const GO_ATTACHED = { GOGC: "1000", GOMEMLIMIT: "2GiB" };

/** Interrupts the provider, which then takes its socket away, when standard input ends: when Jest does, even if killed. */
const UNTIL_PARENT_ENDS = 'exec 3<&0; "$0" -debug 2>/dev/null </dev/null & read -r _ <&3; kill -INT $!';

/**
 * Start the real AWS provider once for all tests of a run; Jest calls it before the first.
 *
 * Terraform starts a provider anew for every run of a test and for every walk over a configuration, which takes longer
 * than all that it then asks of it. Nothing is lost: no test configures the provider, since what it plans is mocked, and
 * a schema or a check of an argument is the same for all who ask. Without the one unpacked version in a local mirror,
 * Terraform does as ever.
 */
export default async function startProvider(): Promise<void> {
  const binary = providerBinary();
  if (binary === undefined || process.env[VARIABLE] !== undefined) {
    return;
  }
  const child = spawn("sh", ["-c", UNTIL_PARENT_ENDS, binary], {
    env: { ...process.env, ...GO },
    stdio: ["pipe", "pipe", "ignore"],
  });
  for await (const line of readline.createInterface({ input: child.stdout })) {
    const [, attach] = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line) ?? [];
    if (attach !== undefined) {
      process.env[VARIABLE] = attach;
      break;
    }
  }
  // What it goes on to say is read and dropped, and Jest does not wait for it.
  child.stdout.resume();
  for (const handle of [child, child.stdin, child.stdout]) {
    (handle as unknown as { unref(): void }).unref();
  }
}

/** An environment in which Terraform attaches to the provider that runs already, if one does. */
export function attached(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const attach = process.env[VARIABLE];
  return attach === undefined ? env : { ...env, ...GO_ATTACHED, TF_REATTACH_PROVIDERS: attach };
}

/** The one version of the provider in the local mirror, where it is unpacked for this platform. */
function providerBinary(): string | undefined {
  const mirror = findMirror();
  const [version, ...others] = mirroredVersions();
  if (mirror === undefined || version === undefined || others.length > 0) {
    return undefined;
  }
  const arch = { x64: "amd64" }[process.arch as string] ?? process.arch;
  const folder = path.join(mirror, PROVIDER, version, `${process.platform}_${arch}`);
  const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const binary = files.find((file) => file.startsWith("terraform-provider-aws_"));
  return binary && path.join(folder, binary);
}
