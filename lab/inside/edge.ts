import * as fs from "node:fs";
import * as http from "node:http";
import * as https from "node:https";
import { OUTSIDE } from "../addresses";

/**
 * The edge of a lab's network: takes what hosts ask of AWS and of the internet, and hands it out by a Unix socket, which no
 * network namespace keeps in.
 *
 * @param tls files of a certificate, in PEM
 */
export async function openEdge(socketPath: string, tls: { key: string; cert: string }): Promise<void> {
  const handOut = (scheme: string) => (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { expect: _, ...headers } = request.headers;
    const outside = http.request(
      { socketPath, method: request.method, path: request.url, headers: { ...headers, "x-forwarded-proto": scheme } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    outside.on("error", () => response.destroy());
    response.on("close", () => outside.destroy());
    request.pipe(outside);
  };
  const files = { key: fs.readFileSync(tls.key), cert: fs.readFileSync(tls.cert) };
  for (const address of OUTSIDE) {
    const plain = http.createServer(handOut("http"));
    const secure = https.createServer(files, handOut("https"));
    await Promise.all([
      new Promise<void>((resolve) => plain.listen(80, address, resolve)),
      new Promise<void>((resolve) => secure.listen(443, address, resolve)),
    ]);
  }
}
