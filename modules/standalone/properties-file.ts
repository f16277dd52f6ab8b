import { hcl } from "../value/expression";
import { literalText, rawText } from "../value/template-text";
import { argument, type Value, whenKnown } from "../value/value";

/**
 * spark-defaults.conf, which Spark reads as a file of Java's properties.
 *
 * A key is letters, digits and `_.*-`, by its grammar. In a value a backslash begins an escape there, a line break ends a property, and one `=`, `:` or space before the value is passed over.
 * Spark then cuts spaces off both ends of a value, whatever way they are written; the grammar of a property refuses those.
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function propertiesFile(properties: Value<Record<string, string>>): string {
  return whenKnown(
    properties,
    (known) =>
      Object.keys(known)
        .sort()
        .map((key) => `${key} ${literalText(escaped(rawText(known[key] as string)))}\n`)
        .join(""),
    (later) => argument(hcl`join("", [for key, value in ${later} : format("%s %s\\n", key, ${ESCAPED})])`.text),
  );
}

/** What is not itself in a value: an escape, and what may stand between a key and its value. */
const SPECIAL = "\\\\|^[=: ]";

const escaped = (value: string) =>
  value.replace(new RegExp(SPECIAL, "g"), "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r");

const ESCAPED = hcl`replace(replace(replace(value, ${`/${SPECIAL}/`}, ${"\\$0"}), "\\n", "\\\\n"), "\\r", "\\\\r")`;
