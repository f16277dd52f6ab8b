/** An ARN in its parts. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface ArnParts {
  partition: string;
  service: string;
  /** Empty for what is of no region. */
  region: string;
  /** 12 digits, `aws` for what is AWS's own, or empty. */
  account: string;
}

/** The parts of an ARN; undefined for a text that is none. */
export function arnParts(text: string): ArnParts | undefined {
  const [arn, partition = "", service = "", region = "", account = ""] = text.split(":");
  return arn === "arn" ? { partition, service, region, account } : undefined;
}
