import { Transform } from "node:stream";

/** What is wrong with a site, as the hosts of a lab find it. */
export type Fault =
  /** Nobody answers. */
  | { kind: "down" }
  | { kind: "missing" }
  /** The length is right, and a byte in the middle is not. */
  | { kind: "corrupt" }
  /** The connection breaks half way. */
  | { kind: "broken" }
  | { kind: "slow"; bytesPerSecond: number };

/** A stream that does to a content of a length what a fault does. */
export function faulty(fault: Fault | undefined, length: number): Transform {
  let sent = 0;
  return new Transform({
    transform(chunk: Buffer, _, next) {
      const middle = Math.floor(length / 2) - sent;
      sent += chunk.length;
      const isMiddle = middle >= 0 && middle < chunk.length;
      if (fault?.kind === "slow") {
        setTimeout(() => next(null, chunk), (chunk.length / fault.bytesPerSecond) * 1000);
      } else if (fault?.kind === "broken" && isMiddle) {
        this.push(chunk.subarray(0, middle));
        next(new Error("broken, as it was told to"));
      } else if (fault?.kind === "corrupt" && isMiddle) {
        const changed = Buffer.from(chunk);
        changed.writeUInt8(~(chunk[middle] ?? 0) & 0xff, middle);
        next(null, changed);
      } else {
        next(null, chunk);
      }
    },
  });
}
