import * as path from "node:path";
import { peeringInputs } from "../../../modules/network/module/peering-inputs";
import { testInputs } from "../../support/module-inputs";

testInputs({
  name: "peering",
  inputs: peeringInputs,
  changes: [path.join(__dirname, "changes.txt")],
  refusals: [path.join(__dirname, "refusals.txt")],
  lateRefusals: [path.join(__dirname, "late-refusals.txt")],
  bases: {
    base: {
      name: "raster",
      hub: { vpc_id: "vpc-00000000000000001", cidr: "10.0.64.0/18", route_table_ids: ["rtb-00000000000000001"] },
      peers: {
        staging: { vpc_id: "vpc-00000000000000002", cidr: "10.0.0.0/18", route_table_ids: ["rtb-00000000000000002"] },
      },
      zone_ids: ["Z0123456789"],
    },
  },
  baseOf: () => "base",
  free: [],
});
