/**
 * Values without the secrets in them, for messages that land in the logs of whoever checks files.
 *
 * A message says where a value stands, so that nobody has to read it there.
 */

const HIDDEN = "***";

/** Keys whose values are secrets wherever they stand, as Spark hides them too: spark.redaction.regex. */
const SECRET_KEY = /pass(?:word|wd|phrase)|secret|token|credential|signature|private[._-]?key|access[._-]?key/i;

/** User and password of an address; a password may hold letters that end an address's host. */
const USER_INFO = /:\/\/(?:[^\s/@:]*:.*|[^\s/@]*)@/gs;

/** What follows such a key in an argument or in the query of an address. */
const ASSIGNED = new RegExp(`((?:${SECRET_KEY.source})[\\w.-]*\\s*[=:]\\s*)[^\\s&]+`, "gi");

/** @param key what the value stands behind. Default: nothing that says what it is */
export function withoutSecrets(value: unknown, key: string | number = ""): unknown {
  if (Array.isArray(value)) {
    return value.map((entry) => withoutSecrets(entry, key));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, withoutSecrets(one, inner)]));
  }
  if (SECRET_KEY.test(String(key)) && value !== null && value !== undefined) {
    return HIDDEN;
  }
  return typeof value === "string" ? value.replace(USER_INFO, `://${HIDDEN}@`).replace(ASSIGNED, `$1${HIDDEN}`) : value;
}
