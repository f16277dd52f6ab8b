import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import type { Provider } from "./schema";

interface ProviderProps {
  region: string;
  tags: Record<string, string>;
  provider: Provider;
}

/** The AWS provider of an environment, with its tags as default tags. */
export function declareAwsProvider(scope: Construct, { region, tags, provider }: ProviderProps): AwsProvider {
  return new AwsProvider(scope, "aws", {
    region,
    defaultTags: [{ tags }],
    allowedAccountIds: provider.allowedAccountIds,
    assumeRole: provider.assumeRoleArn
      ? [{ roleArn: provider.assumeRoleArn, externalId: provider.externalId }]
      : undefined,
  });
}
