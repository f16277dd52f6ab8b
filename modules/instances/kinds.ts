import { familyOf } from "./catalog";

/** Kinds of instance types that a cluster can have and that hardly anybody means, told by their names. */

/** https://aws.amazon.com/ec2/previous-generation/ */
const PREVIOUS = ["c3", "c4", "i2", "m3", "m4", "r3", "r4", "t2", "d2", "x1", "x1e"];

export const isPreviousGeneration = (type: string): boolean => PREVIOUS.includes(familyOf(type));

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances.html */
export const isBurstable = (type: string): boolean => /^t\d/.test(type);

/** https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html */
export const hasAccelerators = (type: string): boolean => /^(p|g|gr|trn|inf|dl|vt|f)\d/.test(type);

/** Macs are bare metal as well, and are refused for more than that. */
export const isBareMetal = (type: string): boolean => /^(?!mac).*\.metal/.test(type);
