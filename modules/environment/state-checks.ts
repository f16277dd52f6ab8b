import { regionIsKnown, regionIsPossible } from "../network/region-checks";
import type { Path } from "../rule/finding";
import { type Check, type Found, found } from "../rule/requirement";
import { partitionOf } from "../schema/partitions";
import type { State } from "../stack/schema";
import type { Environment } from "./schema";

const REGION: Path = ["state", "region"];
const REGIONS = "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html";

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
  {
    says: "`state.region` has a name that a region can have",
    source: REGIONS,
    find: ({ state }) => ofBucket(state, (region) => regionIsPossible(region, REGION)),
  },
  {
    says: "`state.region` is one that is known",
    source: REGIONS,
    severity: "warning",
    find: ({ state }) => ofBucket(state, (region) => regionIsKnown(region, REGION, "there may be none")),
  },
  {
    says: "`state.region` is of the partition that the region is in: credentials are of one",
    source: "https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html",
    find: ({ region, state }) =>
      ofBucket(state, (other) =>
        partitionOf(other) === partitionOf(region)
          ? []
          : [
              found(REGION, {
                problem: `is in the partition ${partitionOf(other)}, while ${region} is in ${partitionOf(region)}`,
                got: other,
                allowed: `a region of ${partitionOf(region)}`,
                fix: "keep the state in a bucket of the same partition",
                because: [["region"]],
              }),
            ],
      ),
  },
];

/** What is said of a region that is named for the bucket. */
const ofBucket = (state: State, find: (region: string) => Found[]) =>
  state.backend === "s3" && state.region !== undefined ? find(state.region) : [];
