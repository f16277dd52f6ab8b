import * as path from "node:path";
import { type Finding, fault } from "../rule/finding";
import { stateAddress } from "../stack/backend";
import type { Loaded } from "./load";
import type { Environment } from "./schema";

interface Read {
  file: string;
  environment: Environment;
}

/** Something that no two environments may have in common: what it is in each, and what to say of the second that has it. */
interface Own {
  of: (one: Read) => string;
  refuse: (second: Read, first: Read) => Finding | undefined;
}

const OWN: Own[] = [
  {
    of: ({ environment }) => environment.name,
    refuse: ({ environment }, first) =>
      fault(["name"], {
        problem: `is also the name in ${first.file}`,
        got: environment.name,
        fix: "rename one of the two",
      }),
  },
  {
    of: ({ file, environment: { name, state } }) => stateAddress({ name, state, sourceFolder: path.dirname(file) }),
    refuse: ({ environment: { name, state } }, first) => {
      const place = state.backend === "local" ? "path" : "key";
      const isPlaced = (state.backend === "local" ? state.path : state.key) !== undefined;
      // The usual place of a state comes from the name, which is refused already.
      return name === first.environment.name && !isPlaced
        ? undefined
        : fault(["state"], {
            problem: `is also the state of ${first.file}; each apply would replace one environment by the other`,
            got: state,
            allowed: "a state for each environment",
            fix: isPlaced
              ? `write another ${place} for this one, or leave it out: its default holds the name`
              : `write a ${place} for this one`,
          });
    },
  },
];

/** Say of each environment what it has that an earlier one has too, though it must be its own. */
export function keepApart(loaded: Loaded[]): void {
  for (const { of, refuse } of OWN) {
    const owners = new Map<string, Read>();
    for (const { file, environment, findings, locate } of loaded) {
      if (environment === undefined) {
        continue;
      }
      const one = { file, environment };
      const what = of(one);
      const owner = owners.get(what);
      const finding = owner && refuse(one, owner);
      if (finding) {
        findings.push(locate(finding));
      }
      owners.set(what, one);
    }
  }
  keepFiles(loaded);
}

/** Say of each environment whose state would be written over an environment file. */
function keepFiles(loaded: Loaded[]): void {
  const files = new Map(loaded.map(({ file }) => [path.resolve(file), file]));
  for (const { file, environment, findings, locate } of loaded) {
    const { name, state } = environment ?? {};
    if (name === undefined || state?.backend !== "local") {
      continue;
    }
    const lost = files.get(stateAddress({ name, state, sourceFolder: path.dirname(file) }));
    if (lost !== undefined) {
      findings.push(
        locate(
          fault(["state", "path"], {
            problem: `is the environment file ${lost}, which Terraform would replace by the state`,
            got: state.path,
            fix: "give the state a file of its own, or leave it out",
          }),
        ),
      );
    }
  }
}
