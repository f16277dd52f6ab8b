import { randomBytes } from "node:crypto";

/** Longest life of a token, in seconds. */
const LONGEST = 21_600;

/**
 * Session tokens of IMDSv2: each is good for the instance that asked for it, until it ends.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export class Tokens {
  private readonly ends = new Map<string, number>();

  /** @returns undefined where AWS answers 400 */
  issue(instanceId: string, ttl: string | undefined, now = Date.now()): string | undefined {
    const seconds = /^\d+$/.test(ttl ?? "") ? Number(ttl) : 0;
    if (seconds < 1 || seconds > LONGEST) {
      return undefined;
    }
    const token = randomBytes(40).toString("base64url");
    this.ends.set(`${instanceId} ${token}`, now + seconds * 1000);
    return token;
  }

  isGood(instanceId: string, token: string | undefined, now = Date.now()): boolean {
    return (this.ends.get(`${instanceId} ${token}`) ?? 0) > now;
  }
}
