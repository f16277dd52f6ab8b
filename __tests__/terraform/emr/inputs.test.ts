import * as path from "node:path";
import { emrInputs } from "../../../modules/emr/inputs";
import { testInputs } from "../../support/module-inputs";
import { baseOf, CREATED, FLEETS, GROUPS } from "./calls";

testInputs({
  name: "emr",
  inputs: emrInputs,
  changes: [path.join(__dirname, "changes.txt")],
  refusals: [path.join(__dirname, "../cluster-refusals.txt"), path.join(__dirname, "refusals.txt")],
  lateRefusals: [path.join(__dirname, "late-refusals.txt")],
  bases: { fleets: FLEETS, created: CREATED, groups: GROUPS },
  baseOf,
  free: ["termination_protection", "disk_key", "storage.versioning", "storage.force_destroy"],
});
