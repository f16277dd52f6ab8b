/**
 * Names of what is created. AWS completes a prefix with a suffix of its own, so that
 * two environments of one name in one account, or in two regions, never clash.
 */

/** Longest `name_prefix` that the provider takes for a role or an instance profile: 64 less its 26-character suffix. */
export const ROLE_PREFIX_MAX = 38;
/** Longest `bucket_prefix` that the provider takes: 63 less its 26-character suffix. */
export const BUCKET_PREFIX_MAX = 37;

/** `raster` and `worker` make `raster-spark-worker-`. */
export function namePrefix(environment: string, job: string): string {
  return `${environment}-spark-${job}-`;
}

/** The default beginning of a bucket's name. */
export function bucketPrefix(environment: string): string {
  return `${environment}-spark-`;
}

/** The `Name` tag of a resource: `raster-spark-staging-private-0`. */
export function nameTag(environment: string, ...parts: (string | number)[]): string {
  return [environment, "spark", ...parts].join("-");
}
