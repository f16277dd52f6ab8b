import * as path from "node:path";
import type { Environment } from "../../modules/environment/schema";
import { accountOf, existingOf } from "./existing";
import { Life, type LifeProps } from "./life";

export interface EnvironmentLifeProps extends Pick<LifeProps, "emulator" | "workFolder"> {
  environment: Environment;
  /** What was synthesized of it. */
  folder: string;
  /** Default: the one that its file names. */
  account?: string;
}

/** The life of an environment in the emulator; a local state is kept in the work folder, not where the real one is. */
export function environmentLife(props: EnvironmentLifeProps): Life {
  const { emulator, environment, folder, workFolder, account = accountOf(environment) } = props;
  const backend = environment.state.backend === "local" ? [`path=${path.join(workFolder, "terraform.tfstate")}`] : [];
  return new Life({ emulator, folder, workFolder, existing: [existingOf(environment, account)], backend });
}
