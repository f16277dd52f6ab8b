import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as path from "node:path";
import type { Fault } from "../../lab/faults";
import { Outside } from "../../lab/outside";
import { WebCache } from "../../lab/web-cache";
import { scratchFolder } from "../support/files";

const scratch = scratchFolder();
const socketPath = path.join(scratch, "outside.sock");
const tarball = path.join(scratch, "spark.tgz");
const SPARK = "/dist/spark/spark-4.1.4/spark-4.1.4-bin-hadoop3.tgz";

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Ask as a host does, by the edge. */
function ask(host: string, url: string, headers: object = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "PUT";
    const request = http.request({ socketPath, path: url, method, headers: { host, ...headers } }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

describe("what is outside of a lab", () => {
  const asked: { host?: string; length?: string; body: string }[] = [];
  const emulator = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) {
      body += chunk;
    }
    asked.push({ host: request.headers.host, length: request.headers["content-length"], body });
    response.end("from AWS");
  });
  let outside: Outside;

  beforeAll(async () => {
    fs.writeFileSync(tarball, "0123456789");
    await new Promise<void>((resolve) => emulator.listen(0, "127.0.0.1", resolve));
    const { port } = emulator.address() as AddressInfo;
    const web = new WebCache(path.join(scratch, "web"));
    outside = new Outside({ emulator: `http://127.0.0.1:${port}`, spark: { "4.1.4": tarball }, web });
    await outside.listen(socketPath);
  });

  afterAll(() => {
    outside.close();
    emulator.close();
  });

  afterEach(() => {
    outside.faults = {};
  });

  test("AWS's names are the emulator's, which is told the length of every body", async () => {
    const host = "bucket.s3.us-east-1.amazonaws.com";
    const { body } = await ask(host, "/key", { "transfer-encoding": "chunked" }, "content");
    expect(body).toBe("from AWS");
    expect(asked).toEqual([{ host, length: "7", body: "content" }]);
  });

  test("the archive has Spark, whole and from where a download broke off", async () => {
    expect(await ask("archive.apache.org", SPARK)).toMatchObject({ status: 200, body: "0123456789" });
    const rest = await ask("archive.apache.org", SPARK, { range: "bytes=4-" });
    expect(rest).toMatchObject({ status: 206, body: "456789" });
    expect(rest.headers["content-range"]).toBe("bytes 4-9/10");
    expect(await ask("archive.apache.org", SPARK, { range: "bytes=10-" })).toMatchObject({ status: 416 });
  });

  test("nothing else is there", async () => {
    expect(await ask("example.com", "/")).toMatchObject({ status: 404 });
  });

  test.each<[Fault, object | string]>([
    [{ kind: "missing" }, { status: 404 }],
    [{ kind: "corrupt" }, { status: 200, body: expect.not.stringMatching("^0123456789$") }],
    [
      { kind: "slow", bytesPerSecond: 100 },
      { status: 200, body: "0123456789" },
    ],
    [{ kind: "broken" }, "aborted"],
    [{ kind: "down" }, "socket hang up"],
  ])("%j", async (fault, answer) => {
    outside.faults = { "archive.apache.org": fault };
    const asking = ask("archive.apache.org", SPARK);
    if (typeof answer === "string") {
      await expect(asking).rejects.toThrow(answer);
    } else {
      expect(await asking).toMatchObject(answer);
    }
  });
});
