import { gzipSync } from "node:zlib";
import { hcl } from "./expression";
import { rawText } from "./template-text";
import { isLater, type Value, value, whenKnown } from "./value";

/** Texts that are made of values. */

export function upperCase(text: Value<string>): Value<string> {
  return whenKnown(
    text,
    (known) => value(known.toUpperCase()),
    (later) => hcl`upper(${later})`.text,
  );
}

export function withoutPrefix(text: Value<string>, prefix: string): Value<string> {
  return whenKnown(
    text,
    (known) => value(known.startsWith(prefix) ? known.slice(prefix.length) : known),
    (later) => hcl`trimprefix(${later}, ${prefix})`.text,
  );
}

export function withoutSuffix(text: Value<string>, suffix: string): Value<string> {
  return whenKnown(
    text,
    (known) => value(known.endsWith(suffix) ? known.slice(0, -suffix.length) : known),
    (later) => hcl`trimsuffix(${later}, ${suffix})`.text,
  );
}

/** Data as JSON. Terraform writes it where a number or a list in it is a token, which JavaScript's has no form for. */
export function json(data: unknown): Value<string> {
  return holdsLater(data) ? hcl`jsonencode(${data})`.text : value(JSON.stringify(data));
}

function holdsLater(data: unknown): boolean {
  if (isLater(data)) {
    return true;
  }
  return typeof data === "object" && data !== null && Object.values(data).some(holdsLater);
}

/** How many bytes a text has once gzip has compressed it. Terraform's and Node's differ by a few. */
export function compressedBytes(text: string): Value<number> {
  return isLater(text) ? hcl`floor(length(base64gzip(${text})) * 3 / 4)`.number : value(gzipSync(rawText(text)).length);
}
