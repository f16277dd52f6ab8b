import type { Expression } from "./expression";
import { literalText, rawText } from "./template-text";
import { argument, isLater, type Value } from "./value";

/**
 * What is made of a text of a person: now, of the text as the person wrote it; or by Terraform, where it is or holds a token.
 */
export function overText(
  text: string,
  now: (known: string) => string,
  later: (token: Value<string>) => Expression,
): string {
  return isLater(text) ? argument(later(text as unknown as Value<string>).text) : literalText(now(rawText(text)));
}
