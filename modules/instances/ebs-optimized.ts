import { type Answer, matches } from "../value/question";
import type { Value } from "../value/value";

/**
 * Types that are EBS-optimized if asked to be, and not by themselves. All newer ones always are, and older ones beside these
 * are refused it, t2 among them; generations that start no image of today are left out.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
 */
const IF_ASKED = /^((c3|i2|r3)\.[24]?xlarge|m3\.2?xlarge)$/;

/** Whether a type has to be asked for what all of today are by themselves. */
export const isEbsOptimizedIfAsked = (type: Value<string>): Answer => matches(type, IF_ASKED);
