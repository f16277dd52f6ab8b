import pc from "picocolors";
import type { Progress } from "../terraform/cli";

/** A line of progress at most this often. */
const EVERY_MS = 3000;

/** Says on standard error what is being done, how it goes on and how long it took. */
export class Phases {
  private readonly took: [string, number][] = [];

  async run<T>(name: string, work: (progress: Progress) => Promise<T>): Promise<T> {
    const start = Date.now();
    console.error(pc.bold(name));
    let count = 0;
    let said = start;
    const progress = (message: string) => {
      count += 1;
      if (Date.now() - said >= EVERY_MS) {
        said = Date.now();
        console.error(pc.dim(`  ${String(count).padStart(3)} ${message}`));
      }
    };
    try {
      return await work(progress);
    } finally {
      this.took.push([name, (Date.now() - start) / 1000]);
    }
  }

  /** Seconds of each phase, in one line. */
  summary(): string {
    return this.took.map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`).join(", ");
  }
}
