import { engineOf } from "../engines";
import type { ProviderMajor } from "../stack/schema";
import type { Environment } from "./schema";

/** The same environment for a major version of the AWS provider; what that version does not know is left out. */
export function forProvider(environment: Environment, version: ProviderMajor): Environment {
  const { cluster, provider } = environment;
  return {
    ...environment,
    provider: { ...provider, version },
    cluster: engineOf(cluster).forProvider(cluster, version),
  };
}
