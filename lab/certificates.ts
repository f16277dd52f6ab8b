import * as fs from "node:fs";
import * as path from "node:path";
import { command } from "./command";
import { SITES } from "./names";
import { once } from "./once";

const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/** A certificate authority, made once. */
export interface Authority {
  key: string;
  certificate: string;
}

/** The authority that hosts of this cache trust, and nobody else. */
export async function authority(cache: string): Promise<Authority> {
  const folder = await once(cache, "authority", async (made) => {
    fs.mkdirSync(made, { mode: 0o700 });
    const subject = ["-subj", "/CN=terraspark lab", "-addext", "basicConstraints=critical,CA:true", "-days", "3650"];
    const files = ["-keyout", path.join(made, "ca.key"), "-out", path.join(made, "ca.crt")];
    await command("openssl", "req", "-x509", ...KEY, ...files, ...subject);
  });
  return { key: path.join(folder, "ca.key"), certificate: path.join(folder, "ca.crt") };
}

/** Make a certificate for everything that the edge of a lab stands for. */
export async function certify(
  ca: Authority,
  region: string,
  files: { key: string; certificate: string },
): Promise<void> {
  const domains = ["amazonaws.com", `${region}.amazonaws.com`, "s3.amazonaws.com", `s3.${region}.amazonaws.com`];
  const names = [...SITES, ...domains.flatMap((domain) => [domain, `*.${domain}`])].map((name) => `DNS:${name}`);
  const extension = ["-addext", `subjectAltName=${names.join(",")}`, "-addext", "basicConstraints=critical,CA:false"];
  const signed = ["-CA", ca.certificate, "-CAkey", ca.key, "-days", "30", "-subj", "/CN=terraspark lab edge"];
  await command(
    "openssl",
    "req",
    "-x509",
    ...KEY,
    ...signed,
    ...extension,
    "-keyout",
    files.key,
    "-out",
    files.certificate,
  );
}
