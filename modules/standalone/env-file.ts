import { hcl } from "../value/expression";
import { overText } from "../value/over-text";

/** What has a meaning within double quotes. */
const SPECIAL = '[\\\\"`$]';

/**
 * A line of a file of settings, `KEY="value"`, which systemd and bash read alike.
 *
 * Single quotes would not do: within them systemd has no way to write one, and takes what bash makes of `'\''` as it stands.
 * Neither reader takes a line break out of a value here; the grammar of every field refuses one.
 * https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
 * https://www.gnu.org/software/bash/manual/html_node/Double-Quotes.html
 */
export function envLine(key: string, value: string): string {
  const escaped = overText(
    value,
    (known) => known.replace(new RegExp(SPECIAL, "g"), "\\$&"),
    (later) => hcl`replace(${later}, ${`/${SPECIAL}/`}, ${"\\$0"})`,
  );
  return `${key}="${escaped}"\n`;
}
