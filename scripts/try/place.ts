/** An account of twelve digits and a region of the emulated AWS. */
export interface Place {
  account: string;
  region: string;
}
