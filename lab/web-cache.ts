import { createHash } from "node:crypto";
import * as fs from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import * as path from "node:path";
import { SITES } from "./names";
import { once } from "./once";

/** What stays the same under its address for good. */
const LASTING = /\/(pool|by-hash)\/|\.jar(\.sha\d+)?$/;

export interface WebAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Where the answer is kept, if it is. */
  file?: string;
  body?: Buffer;
}

/** The few sites of the internet that hosts of a lab reach; what lasts is fetched once. */
export class WebCache {
  constructor(private readonly folder: string) {}

  async get(host: string, url: string, headers: IncomingHttpHeaders): Promise<WebAnswer> {
    if (!SITES.includes(host)) {
      return { status: 404 };
    }
    const address = `https://${host}${url}`;
    if (LASTING.test(url)) {
      return this.kept(address);
    }
    const since = headers["if-modified-since"];
    const answer = await fetch(address, since === undefined ? {} : { headers: { "if-modified-since": since } });
    const modified = answer.headers.get("last-modified");
    return {
      status: answer.status,
      headers: modified === null ? {} : { "last-modified": modified },
      body: Buffer.from(await answer.arrayBuffer()),
    };
  }

  private async kept(address: string): Promise<WebAnswer> {
    const name = createHash("sha256").update(address).digest("hex");
    let status = 200;
    const write = async (made: string) => {
      const answer = await fetch(address);
      status = answer.status;
      if (answer.ok) {
        fs.mkdirSync(path.dirname(made), { recursive: true });
        fs.writeFileSync(made, Buffer.from(await answer.arrayBuffer()));
      }
    };
    try {
      return { status, file: await once(this.folder, name, write) };
    } catch (error) {
      if (status === 200) {
        throw error;
      }
      return { status };
    }
  }
}
