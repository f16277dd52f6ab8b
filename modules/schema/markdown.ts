import { visible } from "./visible";

/**
 * Text for a cell of a Markdown table: nothing in it ends the cell or the row, or begins a tag or an entity.
 *
 * https://github.github.com/gfm/#tables-extension-
 */
export function cell(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/(\\*)\|/g, "$1$1\\|");
}
