import { textOf } from "./grammar";

/**
 * Texts that may say anything, in a line.
 *
 * They hold no line break and no other control character, nothing that turns the direction of writing or is not seen, and
 * nothing that YAML, and so cloud-init, cannot read.
 * https://yaml.org/spec/1.2.2/#51-character-set
 */
const NOTHING_HIDDEN = "(?!.*[\\p{Cf}\\p{Zl}\\p{Zp}])";
const SEEN = "[\\x20-\\x7e\\u{a0}-\\u{d7ff}\\u{e000}-\\u{fffd}\\u{10000}-\\u{10ffff}]";

const WORDS = "one line of text, without control characters and others that are not seen";

export const freeText = (page: string, limits: { min?: number; max?: number } = {}) =>
  textOf(new RegExp(`^${NOTHING_HIDDEN}${SEEN}*$`, "u"), WORDS, page, limits);

/** The same without spaces at its ends, which its reader cuts off. */
export const trimmedText = (page: string) =>
  textOf(new RegExp(`^(?! )${NOTHING_HIDDEN}${SEEN}*(?<! )$`, "u"), `${WORDS}, no spaces at either end`, page);
