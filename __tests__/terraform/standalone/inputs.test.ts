import * as path from "node:path";
import { standaloneInputs } from "../../../modules/standalone/inputs";
import { testInputs } from "../../support/module-inputs";

const CALL = { name: "raster", vpc_id: "vpc-0123456789abcdef0", subnet_ids: ["subnet-0123456789abcdef0"] };

testInputs({
  name: "standalone",
  inputs: standaloneInputs,
  changes: [path.join(__dirname, "changes.txt")],
  refusals: [path.join(__dirname, "../cluster-refusals.txt"), path.join(__dirname, "refusals.txt")],
  lateRefusals: [path.join(__dirname, "late-refusals.txt")],
  bases: { created: CALL, existing: { ...CALL, storage: { bucket: "acme-lake" } } },
  baseOf: ({ title, input: { storage } }) =>
    title === "storage.bucket" || storage === undefined || "bucket" in (storage as object) ? "existing" : "created",
  free: ["workers.spot.capacity_rebalance", "storage.versioning", "storage.force_destroy"],
});
