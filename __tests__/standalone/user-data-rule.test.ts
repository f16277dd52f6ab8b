import * as fs from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { parseEnvironment } from "../../modules/environment/parse";
import { allRules } from "../../modules/environment/rules";
import { NODE_FOLDER, nodeFiles } from "../../modules/standalone/user-data";
import { FIXED_BYTES } from "../../modules/standalone/user-data-rule";
import { TODAY } from "../support/environment";

/** Values that gzip makes little of, of a length in all. */
function properties(length: number): Record<string, string> {
  const [text = ""] = fc.sample(
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length }),
    {
      numRuns: 1,
      seed: 3,
    },
  );
  return { "spark.executor.extraJavaOptions": text };
}

const said = (length: number) =>
  parseEnvironment(
    {
      name: "raster",
      region: "us-east-1",
      cluster: { engine: "standalone", spark: { properties: properties(length) } },
    },
    allRules(TODAY),
  ).findings;

it("takes properties that the user-data of a node has room for", () => {
  expect(said(16000)).toEqual([]);
});

it("refuses longer ones and says which setting makes it long", () => {
  expect(said(40000)).toEqual([
    {
      severity: "error",
      path: ["cluster", "spark", "properties"],
      problem: expect.stringMatching(/^are too long for the user-data of a node: \d{5} bytes, compressed$/),
      allowed: "at most 10240 bytes; EC2 takes 16384 of user-data, in all",
      fix: "leave to spark-submit --properties-file what belongs to a job",
    },
  ]);
});

it.each(["master", "worker"] as const)("keeps enough of it for the files and the other settings of a %s", (role) => {
  const files = nodeFiles(role).map((file) => fs.readFileSync(path.join(NODE_FOLDER, file), "utf8"));
  // A checksum and a name of a zone at their longest, and what cloud-init is told around it all.
  const settings = [properties(128), properties(253), { users: "spark", runcmd: ["systemctl daemon-reload"] }];
  expect(gzipSync(JSON.stringify([...files, ...settings])).length).toBeLessThan(FIXED_BYTES);
});
