import type { Notice } from "./metadata";
import type { World } from "./world";

/** What the inside of a lab is told, a line of JSON each. */
export interface Told {
  world?: World;
  /** By instance. */
  notices?: Record<string, Notice>;
  metadataAnswers?: boolean;
}

/** What the inside of a lab says, a line of JSON each. */
export interface Said {
  /** It has done what a world asks for. */
  done?: true;
  /** A host is turned on. */
  booted?: string;
  /** A host is off, without AWS having been asked. */
  ended?: string;
}
