import * as http from "node:http";
import { METADATA } from "../addresses";
import { metadataOf, type Notice } from "../metadata";
import { Tokens } from "../tokens";
import { running, type World } from "../world";

const TTL = "x-aws-ec2-metadata-token-ttl-seconds";

/** The instance metadata service of every host in a lab; it knows who asks by the address that a question comes from. */
export class MetadataServer {
  world?: World;
  notices: Record<string, Notice> = {};
  /** Whether it answers at all. */
  answers = true;
  private readonly tokens = new Tokens();
  private readonly server = http.createServer((request, response) => this.answer(request, response));

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(80, METADATA, resolve));
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    if (!this.answers) {
      request.socket.destroy();
      return;
    }
    const { world } = this;
    const instance = world && running(world).find(({ address }) => address === request.socket.remoteAddress);
    const end = (status: number, body: string | Buffer = "", headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "text/plain", ...headers }).end(body);
    const header = (name: string) => request.headers[name]?.toString();
    if (instance === undefined || !instance.metadata.enabled) {
      end(403);
      return;
    }
    if (request.method === "PUT" && request.url === "/latest/api/token") {
      const ttl = header(TTL);
      const token = this.tokens.issue(instance.id, ttl);
      // Whoever asks through a proxy may not be who it seems to be.
      if (header("x-forwarded-for") !== undefined) {
        end(403);
      } else if (token === undefined) {
        end(400);
      } else {
        end(200, token, { [TTL]: String(ttl) });
      }
      return;
    }
    const token = header("x-aws-ec2-metadata-token");
    if ((token !== undefined || instance.metadata.tokens === "required") && !this.tokens.isGood(instance.id, token)) {
      end(401);
      return;
    }
    const path = (request.url ?? "/").replace(/\?.*$/, "");
    const answer = metadataOf(world as World, instance, path, this.notices[instance.id]);
    if (answer === undefined) {
      end(404);
    } else {
      end(200, answer);
    }
  }
}
