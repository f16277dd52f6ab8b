import * as fs from "node:fs";
import * as http from "node:http";
import * as path from "node:path";
import { pipeline } from "node:stream";
import { type Fault, faulty } from "./faults";
import { tarballOf } from "./spark";
import type { WebCache } from "./web-cache";

export interface OutsideProps {
  /** Address of the emulated AWS. */
  emulator: string;
  /** Tarballs of Spark, by version. */
  spark: Record<string, string>;
  web: WebCache;
}

/** What the hosts of a lab take for AWS and the internet, behind a Unix socket. */
export class Outside {
  /** What is wrong, by site. */
  faults: Record<string, Fault> = {};
  private readonly server = http.createServer((request, response) => {
    this.answer(request, response).catch((error: Error) => {
      response.writeHead(502, { "content-type": "text/plain" }).end(error.message);
    });
  });

  constructor(private readonly props: OutsideProps) {}

  async listen(socket: string): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(socket, resolve));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    const fault = this.faults[host];
    if (fault?.kind === "down") {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "missing") {
      response.writeHead(404).end();
      return;
    }
    if (/(^|\.)amazonaws\.com$/.test(host)) {
      await this.askEmulator(request, response);
      return;
    }
    const tarball = this.tarball(request.url ?? "/");
    if (tarball !== undefined) {
      sendFile(request, response, tarball, fault);
      return;
    }
    const { status, headers, file, body } = await this.props.web.get(host, request.url ?? "/", request.headers);
    if (file !== undefined) {
      sendFile(request, response, file, fault);
    } else {
      response.writeHead(status, headers).end(body);
    }
  }

  /** AWS's names reach the emulator as they are; it takes no body whose length it is not told. */
  private async askEmulator(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const { "transfer-encoding": _, ...headers } = request.headers;
    const asked = http.request(
      this.props.emulator + request.url,
      { method: request.method, headers: { ...headers, "content-length": body.length } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    asked.on("error", (error) => response.destroy(error));
    asked.end(body);
  }

  private tarball(url: string): string | undefined {
    const name = path.posix.basename(url);
    return Object.entries(this.props.spark).find(([version]) => tarballOf(version) === name)?.[1];
  }
}

/** A file, whole or the rest of it from where a broken download goes on. */
function sendFile(request: http.IncomingMessage, response: http.ServerResponse, file: string, fault?: Fault): void {
  const { size } = fs.statSync(file);
  const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1];
  const start = Number(from ?? 0);
  if (start >= size && size > 0) {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  const range = from === undefined ? {} : { "content-range": `bytes ${start}-${size - 1}/${size}` };
  response.writeHead(from === undefined ? 200 : 206, {
    "accept-ranges": "bytes",
    "content-length": size - start,
    ...range,
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  // A host that hangs up, or is off, ends a download like a fault does.
  pipeline(fs.createReadStream(file, { start }), faulty(fault, size - start), response, () => {});
}
