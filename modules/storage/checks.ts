import { type Check, found } from "../rule/requirement";
import type { Storage } from "./schema";

/** What settings of a bucket are if nobody says anything. */
type Defaults = Pick<Storage, "versioning" | "logExpirationDays" | "abortUploadDays" | "forceDestroy">;

const DEFAULTS: [key: string, field: keyof Defaults, usual: Defaults[keyof Defaults]][] = [
  ["versioning", "versioning", true],
  ["log_expiration_days", "logExpirationDays", 90],
  ["abort_upload_days", "abortUploadDays", 7],
  ["force_destroy", "forceDestroy", false],
];

/** What is said of the bucket of a file alone. One that says its default cannot be told from one that says nothing. */
export const storageChecks: Check<Storage>[] = [
  {
    says: "an existing `bucket` stays as it is: settings of a bucket that is made have no effect on it",
    severity: "warning",
    find: (storage) =>
      storage.bucket === undefined
        ? []
        : DEFAULTS.filter(([, field, usual]) => storage[field] !== usual).map(([key, field]) =>
            found([key], {
              problem: "has no effect on an existing bucket, of which nothing is changed",
              got: storage[field],
              fix: "remove it, and set this where the bucket is made",
            }),
          ),
  },
];
