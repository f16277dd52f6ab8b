import type { Answer } from "../value/question";
import type { Path } from "./finding";
import type { Requirement } from "./requirement";
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
  /** What the claim is made over, one entry after the other, where only Terraform knows the entries. */
  over?: Collection;
  /** Blocks that the claim is made within and that may be missing. */
  within?: unknown[];
}

/** A list or a map of a module's caller. */
export interface Collection {
  expression: unknown;
  kind: "list" | "map";
}

/** What an entry of a collection is called in the expressions of a claim, and its position or key. */
export const ENTRY = "entry";
export const POSITION = "at";

/** Stands for the position or the key in the path of a claim over entries that only Terraform knows. */
export const EACH = "[]";

/**
 * What several settings have to be together, written once for an environment file and for the modules.
 *
 * Over values its claims are findings; over the variables of a module they are `validation` blocks, or preconditions where
 * several variables are read. A claim that holds whatever the variables are is left out.
 */
export interface Rule<S> extends Requirement {
  claims(settings: S): Claim | Claim[];
}
