import { Command, type CommanderError } from "commander";

/** A command of `npm run`, which exits with 2 for wrong usage: 1 is kept for files that are not valid. */
export function npmCommand(name: string): Command {
  return new Command(`npm run ${name} --`).exitOverride((error: CommanderError) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });
}
