/** What is wrong with one part of a YAML file, by the offset of that part. */
export interface YamlFault {
  offset: number;
  problem: string;
  got?: unknown;
  allowed?: string;
  fix?: string;
}
