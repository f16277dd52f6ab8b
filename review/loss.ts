/** Something that a plan takes away for good, or for a while. */
export interface Loss {
  address: string;
  /** What is lost, in words. */
  text: string;
}
