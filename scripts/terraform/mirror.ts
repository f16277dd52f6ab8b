import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** The AWS provider by its whole name, which is its folder in a mirror. */
export const PROVIDER = "registry.terraform.io/hashicorp/aws";

/**
 * How Terraform and its provider, written in Go, use memory: they run for seconds and hold large schemas, so collecting
 * garbage less often takes a fifth off their work, for 80 MB. https://go.dev/doc/gc-guide
 */
export const GO = { GOGC: "400" };

/** A folder that holds the AWS provider as `terraform providers mirror` lays it out; undefined if there is none. */
export function findMirror(): string | undefined {
  const chosen = process.env.TERRASPARK_PROVIDER_MIRROR;
  const candidates = [
    path.join(os.homedir(), ".terraform.d", "plugins"),
    ...["/usr/share", "/usr/local/share", "/opt"].flatMap(subfolders),
  ];
  return (chosen ? [chosen] : candidates).find((folder) => fs.existsSync(path.join(folder, PROVIDER)));
}

/** The versions of the provider that the local mirror holds, unpacked or as archives; none without a mirror. */
export function mirroredVersions(): string[] {
  const mirror = findMirror();
  const names = mirror === undefined ? [] : fs.readdirSync(path.join(mirror, PROVIDER));
  return [...new Set(names.flatMap((name) => /\d+\.\d+\.\d+/.exec(name)?.[0] ?? []))].sort();
}

/**
 * The environment that Terraform runs in, with the local mirror if there is one.
 *
 * What people set for their own work with Terraform stays out of it. Without a mirror, Terraform downloads
 * the provider as its own configuration says.
 *
 * @param folder where the CLI configuration is written
 */
export function terraformEnvironment(folder: string): NodeJS.ProcessEnv {
  const mirror = findMirror();
  if (mirror === undefined) {
    return { ...GO, ...process.env };
  }
  const config = path.join(folder, "terraform.rc");
  const quoted = (text: string) => JSON.stringify(text);
  fs.writeFileSync(
    config,
    `disable_checkpoint = true
     provider_installation {
       filesystem_mirror {
         path    = ${quoted(mirror)}
         include = [${quoted(PROVIDER)}]
       }
     }`,
  );
  const others = Object.entries(process.env).filter(([key]) => !key.startsWith("TF_"));
  return { ...GO, ...Object.fromEntries(others), TF_CLI_CONFIG_FILE: config };
}

function subfolders(folder: string): string[] {
  if (!fs.existsSync(folder)) {
    return [];
  }
  return [folder, ...fs.readdirSync(folder).map((name) => path.join(folder, name))];
}
