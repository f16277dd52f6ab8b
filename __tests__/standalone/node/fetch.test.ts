import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import { NODE_FOLDER } from "../../../modules/standalone/user-data";
import { scratchFolder } from "../../support/files";

/** Spark, as the servers of this test have it. */
const SPARK = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));
const SHA512 = createHash("sha512").update(SPARK).digest("hex");

/** How a server answers, by the first folder of the path; the number of the question counts from 0. */
const ANSWERS: Record<string, (request: http.IncomingMessage, response: http.ServerResponse, asked: number) => void> = {
  whole: (_, response) => response.end(SPARK),
  gone: (_, response) => response.writeHead(404).end("<html>no such file</html>"),
  other: (_, response) => response.end("<html>welcome to the portal</html>"),
  busy: (_, response, asked) => (asked < 2 ? response.writeHead(503).end() : response.end(SPARK)),
  down: (_, response) => response.writeHead(500).end(),
  cut: (request, response, asked) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    response.writeHead(from ? 206 : 200, {
      "content-length": SPARK.length - from,
      ...(from ? { "content-range": `bytes ${from}-${SPARK.length - 1}/${SPARK.length}` } : {}),
    });
    if (asked < 2) {
      response.write(SPARK.subarray(from, from + 80_000), () => response.destroy());
    } else {
      response.end(SPARK.subarray(from));
    }
  },
  // It begins anew, whatever it is asked for.
  forgetful: (_, response, asked) => {
    response.writeHead(200, { "content-length": SPARK.length });
    asked === 0 ? response.write(SPARK.subarray(0, 80_000), () => response.destroy()) : response.end(SPARK);
  },
};

const scratch = scratchFolder();
const asked: string[] = [];
const server = http.createServer((request, response) => {
  const url = request.url as string;
  const before = asked.filter((one) => one.split(" ")[0] === url).length;
  asked.push(`${url} ${request.headers.range ?? ""}`.trim());
  ANSWERS[url.split("/")[1] as string]?.(request, response, before);
});

beforeAll((done) => {
  server.listen(0, "127.0.0.1", done);
});
afterAll((done) => {
  server.close(done);
});
beforeEach(() => {
  asked.length = 0;
});

/** Fetch from servers that answer so, in order; nobody waits between two tries. */
async function fetchFrom(answers: string[], sha512 = SHA512) {
  const folder = fs.mkdtempSync(path.join(scratch, "node-"));
  const { port } = server.address() as AddressInfo;
  const script = `set -euo pipefail
sleep() { :; }
. ${NODE_FOLDER}/say.sh
. ${NODE_FOLDER}/fetch.sh
fetch "$@"`;
  const sources = answers.map((answer) => `http://127.0.0.1:${port}/${answer}/spark.tgz`);
  const child = spawn("bash", ["-c", script, "bash", path.join(folder, "spark.tgz"), sha512, ...sources]);
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  const left = fs.readdirSync(folder);
  return {
    status,
    said: said.replaceAll(`http://127.0.0.1:${port}`, ""),
    left,
    isSpark: left.includes("spark.tgz") && fs.readFileSync(path.join(folder, "spark.tgz")).equals(SPARK),
  };
}

describe("a node fetches Spark", () => {
  it("from the first source", async () => {
    expect(await fetchFrom(["whole", "gone"])).toEqual({ status: 0, said: "", left: ["spark.tgz"], isSpark: true });
  });

  it("from the next one where it is not there, without asking twice", async () => {
    expect(await fetchFrom(["gone", "whole"])).toMatchObject({ status: 0, left: ["spark.tgz"], isSpark: true });
    expect(asked).toEqual(["/gone/spark.tgz", "/whole/spark.tgz"]);
  });

  it("again from a server that is busy", async () => {
    expect(await fetchFrom(["busy"])).toMatchObject({ status: 0, isSpark: true });
    expect(asked).toHaveLength(3);
  });

  it("from where it was cut off", async () => {
    expect(await fetchFrom(["cut"])).toMatchObject({ status: 0, left: ["spark.tgz"], isSpark: true });
    expect(asked).toEqual([
      "/cut/spark.tgz",
      expect.stringMatching(/^\/cut\/spark.tgz bytes=[1-9]\d*-$/),
      expect.stringMatching(/^\/cut\/spark.tgz bytes=[1-9]\d*-$/),
    ]);
  });

  it("from the beginning where the server cannot go on", async () => {
    expect(await fetchFrom(["forgetful"])).toMatchObject({ status: 0, left: ["spark.tgz"], isSpark: true });
  });

  it("from the next source where what it got is something else, and says so", async () => {
    const { said, ...result } = await fetchFrom(["other", "whole"]);
    expect(result).toEqual({ status: 0, left: ["spark.tgz"], isSpark: true });
    expect(said).toMatch(/^\/other\/spark\.tgz is not what its SHA-512 says: it is [0-9a-f]{128}\n$/);
  });

  it("from nowhere, in one last line, and leaves nothing", async () => {
    const { said, ...result } = await fetchFrom(["gone", "other", "down"]);
    expect(result).toEqual({ status: 1, left: [], isSpark: false });
    expect(said.trimEnd().split("\n").at(-1)).toBe(
      "found the file at none of: /gone/spark.tgz /other/spark.tgz /down/spark.tgz",
    );
  });

  it("as it comes, where nobody gave a checksum", async () => {
    expect(await fetchFrom(["whole"], "")).toMatchObject({ status: 0, isSpark: true });
  });
});
