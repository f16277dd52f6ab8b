import { type Check, found } from "../rule/requirement";
import type { Environment } from "./schema";

/** What is said of the place of the state beside the rest of a file. */
export const stateChecks: Check<Environment>[] = [
  {
    says: "the state is in another bucket than data and logs, which every node may read and write",
    source: "https://developer.hashicorp.com/terraform/language/backend/s3",
    severity: "warning",
    find: ({ state, storage }) =>
      state.backend === "s3" && state.bucket === storage.bucket
        ? [
            found(["state", "bucket"], {
              problem: "is also the bucket of data and logs: every node and every job may read and overwrite the state",
              got: state.bucket,
              fix: "keep the state in a bucket of its own",
            }),
          ]
        : [],
  },
];
