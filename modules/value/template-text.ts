/**
 * Text of a person, made safe for Terraform's JSON, where `${` and `%{` would begin an expression.
 *
 * https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function literalText(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}

/** The text of a person behind one that is safe for Terraform. */
export function rawText(literal: string): string {
  return literal.replace(/([$%])\1(?=\{)/g, "$1");
}

/** `literalText` for every text in a tree of plain data; keys of maps are texts too. */
export function literalTexts<T>(value: T): T {
  if (typeof value === "string") {
    return literalText(value) as T;
  }
  if (Array.isArray(value)) {
    return value.map(literalTexts) as T;
  }
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [literalText(key), literalTexts(inner)]),
    ) as T;
  }
  return value;
}

/**
 * What marks a reference of CDK for Terraform in a text or as a number (`cdktf/lib/tokens/private/encoding.js`). One that a
 * person wrote would become the address of some resource, or end the work halfway, and cannot be escaped.
 */
const REFERENCE = /TfToken|1\.88815458970\d*e\+?289/i;

export const isReference = (value: unknown): boolean => REFERENCE.test(String(value));
