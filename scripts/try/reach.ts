import { shellQuote } from "../../modules/value/shell-quote";
import type { Emulator } from "./emulator";
import type { Life } from "./life";

/** What to type to reach a life in the emulator with `aws` and `terraform`, in lines for a shell. */
export function howToReach({ place, terraform }: Life, emulator: Emulator): string {
  const shown = { ...emulator.variables(place), TF_CLI_CONFIG_FILE: terraform.env.TF_CLI_CONFIG_FILE };
  const variables = Object.entries(shown).filter(([, value]) => value !== undefined);
  const exports = variables.map(([name, value]) => `export ${name}=${shellQuote(String(value))}`);
  return [...exports, `terraform ${shellQuote(`-chdir=${terraform.folder}`)} plan`].join("\n");
}
