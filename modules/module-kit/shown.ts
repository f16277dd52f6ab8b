/**
 * A value as JSON in a message of Terraform's, with a mark for each character that a terminal would obey or not show: those
 * that jsonencode leaves as they are, of delete, C1 and format. Terraform cannot write a character by its number.
 */
export const shownJson = (expression: string): string =>
  `replace(jsonencode(${expression}), "/[\\\\x{7f}-\\\\x{9f}\\\\p{Cf}]/", "\\ufffd")`;
