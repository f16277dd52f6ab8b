/** A setting as it would be written: `spot: 1` in an environment file, `spot = 1` in Terraform's language. */
export class Assignment {
  constructor(
    readonly key: string,
    /** What is written; may be a value that only Terraform knows. */
    readonly value: unknown,
  ) {}
}

export const set = (key: string, value: unknown): Assignment => new Assignment(key, value);

/** A sentence of a refusal with values in it, which is written once it is known for whom. */
export class Text {
  constructor(
    readonly words: readonly string[],
    readonly parts: readonly unknown[],
  ) {}
}

/** `text\`raise max to ${min}\``: numbers, texts, lists (their entries with commas), assignments and sentences as parts. */
export function text(words: TemplateStringsArray, ...parts: unknown[]): Text {
  return new Text(words, parts);
}

export type Words = string | Text;
