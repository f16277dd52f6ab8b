import * as fs from "node:fs";
import * as path from "node:path";
import { command } from "./command";
import { once } from "./once";

/** Name of Spark's tarball, as the archive of Apache has it. */
export const tarballOf = (version: string): string => `spark-${version}-bin-hadoop3.tgz`;

/**
 * A release of Spark, packed as the archive has it, from the package pyspark of PyPI, which has its jars and scripts.
 *
 * @param python one with pip
 * @returns path of the tarball
 */
export async function sparkTarball(cache: string, version: string, python: string): Promise<string> {
  return once(cache, tarballOf(version), async (made) => {
    const folder = path.dirname(made);
    const download = [
      "download",
      "--quiet",
      "--no-deps",
      "--no-binary=:all:",
      `--dest=${folder}`,
      `pyspark==${version}`,
    ];
    await command(python, "-m", "pip", ...download);
    await command(
      "tar",
      "--extract",
      `--file=${path.join(folder, `pyspark-${version}.tar.gz`)}`,
      `--directory=${folder}`,
    );
    const source = path.join(folder, `pyspark-${version}`);
    const name = path.basename(made, ".tgz");
    const spark = path.join(folder, name);
    fs.renameSync(path.join(source, "deps"), spark);
    // The package has those in Python alone, and not where the archive has them.
    const examples = path.join(spark, "examples");
    fs.mkdirSync(path.join(folder, "src", "main"), { recursive: true });
    fs.renameSync(examples, path.join(folder, "src", "main", "python"));
    fs.mkdirSync(examples);
    fs.renameSync(path.join(folder, "src"), path.join(examples, "src"));
    fs.mkdirSync(path.join(spark, "conf"));
    fs.mkdirSync(path.join(spark, "python"));
    fs.renameSync(path.join(source, "lib"), path.join(spark, "python", "lib"));
    fs.renameSync(path.join(source, "pyspark"), path.join(spark, "python", "pyspark"));
    fs.writeFileSync(path.join(spark, "RELEASE"), `Spark ${version} built for Hadoop 3, packed from pyspark\n`);
    await command("chmod", "--recursive", "a+rX", spark);
    await command("chmod", "a+x", ...executables(spark));
    // Jars do not get smaller, and a lab packs and unpacks on few cores.
    await command(
      "tar",
      "--create",
      "--use-compress-program=gzip -1",
      `--file=${made}`,
      `--directory=${folder}`,
      "--owner=0",
      "--group=0",
      name,
    );
  });
}

function executables(spark: string): string[] {
  return ["bin", "sbin"].flatMap((folder) =>
    fs.readdirSync(path.join(spark, folder)).map((file) => path.join(spark, folder, file)),
  );
}
