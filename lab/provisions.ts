import { authority } from "./certificates";
import { hostRoot } from "./root";
import { sparkTarball } from "./spark";

/** What labs need and is made once: minutes the first time, nothing from then on. */
export interface Provisions {
  cache: string;
  /** Root file system of the hosts. */
  root: string;
  /** Tarballs of Spark, by version. */
  spark: Record<string, string>;
}

/** @param python one with pip */
export async function provide(
  cache: string,
  sparkVersion: string,
  python: string,
  progress: (line: string) => void = () => {},
): Promise<Provisions> {
  const { certificate } = await authority(cache);
  const root = await hostRoot(cache, certificate, progress);
  progress(`Spark ${sparkVersion}, from PyPI`);
  return { cache, root, spark: { [sparkVersion]: await sparkTarball(cache, sparkVersion, python) } };
}
