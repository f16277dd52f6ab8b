import fc from "fast-check";
import { capacityFleet, masterFleet } from "../../modules/emr/fleets";
import { emr } from "./support";

test("the master is a fleet on demand, one unit for each master", () => {
  const { master } = emr({ master: { instance_types: ["m6g.xlarge", "m7g.xlarge"], count: 3, volume_gb: 80 } });
  expect(masterFleet(master)).toEqual({
    name: "master",
    targetOnDemandCapacity: 3,
    instanceTypeConfigs: [
      { instanceType: "m6g.xlarge", ebsConfig: [{ type: "gp3", size: 80, volumesPerInstance: 1 }] },
      { instanceType: "m7g.xlarge", ebsConfig: [{ type: "gp3", size: 80, volumesPerInstance: 1 }] },
    ],
    launchSpecifications: { onDemandSpecification: [{ allocationStrategy: "lowest-price" }] },
  });
});

test("a fleet has every setting of its block, in EMR's own words", () => {
  const { core } = emr({
    core: {
      instance_types: ["r6g.xlarge", "r6g.2xlarge"],
      weights: { "r6g.2xlarge": 2 },
      on_demand: 1,
      spot: 6,
      bid_percentage: 80,
      spot_timeout_minutes: 10,
      spot_timeout_action: "terminate_cluster",
      spot_allocation_strategy: "diversified",
      volume_gb: 100,
    },
  });
  const volume = { type: "gp3", size: 100, volumesPerInstance: 1 };
  expect(capacityFleet("core", core)).toEqual({
    name: "core",
    targetOnDemandCapacity: 1,
    targetSpotCapacity: 6,
    instanceTypeConfigs: [
      {
        instanceType: "r6g.xlarge",
        weightedCapacity: 1,
        bidPriceAsPercentageOfOnDemandPrice: 80,
        ebsConfig: [volume],
      },
      {
        instanceType: "r6g.2xlarge",
        weightedCapacity: 2,
        bidPriceAsPercentageOfOnDemandPrice: 80,
        ebsConfig: [volume],
      },
    ],
    launchSpecifications: {
      onDemandSpecification: [{ allocationStrategy: "lowest-price" }],
      spotSpecification: [
        { allocationStrategy: "diversified", timeoutAction: "TERMINATE_CLUSTER", timeoutDurationMinutes: 10 },
      ],
    },
  });
});

test("without an allocation strategy a fleet says nothing of how it buys", () => {
  const { core } = emr({ core: { spot_allocation_strategy: "none" } });
  expect(capacityFleet("core", core).launchSpecifications).toBeUndefined();
});

test("what can only be given at creation never follows from how much is asked for", () => {
  const capacity = fc.record({ on_demand: fc.nat(2000), spot: fc.nat(2000) });
  fc.assert(
    fc.property(capacity, capacity, (before, after) => {
      const fixed = (amounts: typeof before) => {
        const { targetOnDemandCapacity, targetSpotCapacity, ...rest } = capacityFleet(
          "core",
          emr({ core: amounts }).core,
        );
        return rest;
      };
      expect(fixed(after)).toEqual(fixed(before));
    }),
  );
});

test("every type stands in the fleet once, in the order of the file", () => {
  const types = fc.uniqueArray(fc.constantFrom("m6g.xlarge", "m7g.xlarge", "r6g.xlarge", "r7g.xlarge", "c7g.xlarge"), {
    minLength: 1,
  });
  fc.assert(
    fc.property(types, (instance_types) => {
      const fleet = capacityFleet("core", emr({ core: { instance_types } }).core);
      expect(fleet.instanceTypeConfigs).toMatchObject(instance_types.map((instanceType) => ({ instanceType })));
    }),
  );
});
