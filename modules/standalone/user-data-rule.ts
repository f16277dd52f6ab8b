import type { Claim } from "../rule/claim";
import { text } from "../rule/text";
import { isAtMost } from "../value/question";
import { compressedBytes } from "../value/text";
import { argument, type Values } from "../value/value";
import type { Standalone } from "./schema";
import { sparkDefaults, sparkDownloadUrl } from "./settings";

/**
 * Longest user-data that EC2 takes, in bytes, before it is written in base64.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export const USER_DATA_MAX = 16384;

/** What the files of a node and the settings of fixed length take of it at most, compressed. */
export const FIXED_BYTES = 6144;

/** Nodes get Spark's properties by user-data, which has a limit. */
export function userDataFits({ spark }: Values<Standalone>): Claim {
  const limit = USER_DATA_MAX - FIXED_BYTES;
  const size = compressedBytes(`${argument(sparkDownloadUrl(spark))} ${sparkDefaults(spark)}`);
  return {
    path: ["spark", "properties"],
    holds: isAtMost(size, limit),
    problem: text`are too long for the user-data of a node: ${size} bytes, compressed`,
    allowed: `at most ${limit} bytes; EC2 takes ${USER_DATA_MAX} of user-data, in all`,
    fix: "leave to spark-submit --properties-file what belongs to a job",
  };
}
