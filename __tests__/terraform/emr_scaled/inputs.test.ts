import * as path from "node:path";
import { emrInputs, emrScaledInputs } from "../../../modules/emr/inputs";
import { testInputs } from "../../support/module-inputs";
import { FLEETS, GROUPS } from "../emr/calls";

const managed_scaling = { minimum: 2, maximum: 10 };
const group = (spot: number) => ({ ...GROUPS.core, spot, yarn_scaling: {} });

testInputs({
  name: "emr_scaled",
  inputs: emrScaledInputs,
  changes: [path.join(__dirname, "changes.txt")],
  refusals: [path.join(__dirname, "refusals.txt")],
  lateRefusals: [path.join(__dirname, "late-refusals.txt")],
  bases: {
    fleets: { ...FLEETS, managed_scaling },
    groups: { ...GROUPS, managed_scaling },
    scaling: { ...GROUPS, core: group(2), task: group(1) },
  },
  baseOf: ({ title }) =>
    /of groups that scale$/.test(title) ? "scaling" : /of groups$/.test(title) ? "groups" : "fleets",
  free: [],
  shared: emrInputs,
});
