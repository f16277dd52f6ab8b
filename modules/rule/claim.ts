import type { Answer } from "../value/question";
import type { Path } from "./finding";
import type { Words } from "./text";

/** What a rule says of one place: what has to hold there, and what is said where it does not. */
export interface Claim {
  /** Where, from the top of the settings that the rule is about. */
  path: Path;
  holds: Answer;
  /** What is wrong, lower case, without a full stop. */
  problem: Words;
  /** The value that is wrong; may be one that only Terraform knows. */
  got?: unknown;
  /** What would be accepted; completes "allowed: …". */
  allowed?: Words;
  /** What to write; completes "fix: …". */
  fix?: Words;
  /** Other places of the file that this rests on: where one of them is faulty itself, this is not said. */
  because?: Path[];
}

/**
 * What several settings have to be together, written once for an environment file and for the modules.
 *
 * Over values its claims are findings; over the variables of a module they are `validation` blocks, or preconditions where
 * several variables are read. A claim that holds whatever the variables are is left out.
 */
export type Rule<S> = (settings: S) => Claim | Claim[];
