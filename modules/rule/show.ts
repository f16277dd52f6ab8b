/** Longest value that a message quotes in full, in characters. */
const LONGEST_QUOTE = 120;

/** A value as it would be written, as far as it is not too long. */
export function asText(value: unknown): string {
  const text = written(value);
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

/** JSON, but for the numbers that it has no form for. */
function written(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(written).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${written(inner)}`)}}`;
  }
  return typeof value === "number" && !Number.isFinite(value)
    ? numberText(value)
    : (JSON.stringify(value) ?? "nothing");
}

/** A number as YAML has it. https://yaml.org/spec/1.2.2/#10214-floating-point */
export function numberText(value: number): string {
  return Number.isNaN(value) ? ".nan" : String(value).replace("Infinity", ".inf");
}
