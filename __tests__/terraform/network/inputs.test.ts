import * as path from "node:path";
import { networkInputs } from "../../../modules/network/module/inputs";
import { testInputs } from "../../support/module-inputs";

testInputs({
  name: "network",
  inputs: networkInputs,
  changes: [path.join(__dirname, "changes.txt")],
  refusals: [path.join(__dirname, "refusals.txt")],
  lateRefusals: [path.join(__dirname, "late-refusals.txt")],
  bases: {
    base: {
      name: "raster",
      availability_zone_count: 1,
      vpcs: {
        spark: { cidr: "10.0.64.0/18" },
        staging: { cidr: "10.0.0.0/18", internet_gateway: false, s3_endpoint: false },
      },
      zone_ids: ["Z0123456789"],
    },
    logged: {
      name: "raster",
      vpcs: { spark: { cidr: "10.0.64.0/18", internet_gateway: false, flow_logs_retention_days: 30 } },
    },
  },
  baseOf: ({ title }) => (/^role_path|^permissions|, of a log/.test(title) ? "logged" : "base"),
  free: ["vpcs[].internet_gateway", "vpcs[].s3_endpoint"],
});
