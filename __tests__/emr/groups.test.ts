import { capacityGroup, masterGroup } from "../../modules/emr/groups";
import { emr } from "./support";

test("the master group is on demand", () => {
  expect(masterGroup(emr({ master: { instance_types: ["m7g.xlarge"], count: 3 } }).master)).toEqual({
    name: "master",
    instanceType: "m7g.xlarge",
    instanceCount: 3,
    ebsConfig: [{ type: "gp3", size: 64, volumesPerInstance: 1 }],
  });
});

test("a spot group bids its price for each instance", () => {
  const { core } = emr({ core: { instance_types: ["r6g.xlarge"], spot: 4, bid_price: "0.2016" } });
  expect(capacityGroup("core", core)).toEqual({
    name: "core",
    instanceType: "r6g.xlarge",
    instanceCount: 4,
    bidPrice: "0.2016",
    ebsConfig: [{ type: "gp3", size: 128, volumesPerInstance: 1 }],
  });
});

test("an on-demand group bids nothing, even if a price is left in the file", () => {
  const { core } = emr({ core: { instance_types: ["r6g.xlarge"], on_demand: 3, spot: 0, bid_price: "0.2016" } });
  expect(capacityGroup("core", core)).toMatchObject({ instanceCount: 3, bidPrice: undefined });
});
