/** An answer of AWS's, in boto3's spelling. */
// biome-ignore lint/suspicious/noExplicitAny: every operation answers a shape of its own.
export type Answer = any;

/** One call of the AWS API; the operation in boto3's spelling: `describe_vpcs`. */
export type Call = (service: string, operation: string, args?: object) => Promise<Answer>;
