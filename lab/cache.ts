import * as os from "node:os";
import * as path from "node:path";

/** Where a lab keeps what is made once, and the folders of its runs. */
export function cacheFolder(): string {
  return process.env.TERRASPARK_LAB_CACHE ?? path.join(os.homedir(), ".cache", "terraspark", "lab");
}
