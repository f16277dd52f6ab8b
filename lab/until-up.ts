import type { Lab } from "./lab";
import { LabError } from "./lab-error";

/** A worker as the master's page has it. https://spark.apache.org/docs/latest/spark-standalone.html#monitoring-and-logging */
interface Worker {
  host: string;
  state: string;
}

export interface Awaited {
  /** A host that sees the master's page. */
  client: string;
  /** Address of that page. */
  webUrl: string;
  workers: number;
  timeoutMs: number;
}

const PAUSE_MS = 1000;

/** Wait until a master has as many workers, as a client of it sees. @throws with what it has when the time is over */
export async function untilUp(lab: Lab, { client, webUrl, workers, timeoutMs }: Awaited): Promise<Worker[]> {
  const until = Date.now() + timeoutMs;
  let last = "nothing";
  while (Date.now() < until) {
    try {
      const { status, output } = await lab.run(
        client,
        "curl",
        "--silent",
        "--show-error",
        "--max-time",
        "5",
        `${webUrl}/json/`,
      );
      last = output;
      if (status === 0) {
        const alive = (JSON.parse(output).workers as Worker[]).filter(({ state }) => state === "ALIVE");
        if (alive.length >= workers) {
          return alive;
        }
        last = `${alive.length} workers`;
      }
    } catch (error) {
      last = (error as Error).message;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new LabError(`the master has not its ${workers} workers after ${timeoutMs / 1000} s: ${last.trim()}`);
}
