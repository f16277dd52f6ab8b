import fc from "fast-check";
import { computeLimits, scaledArguments } from "../../modules/emr/scaling";
import { fields, value } from "../../modules/value/value";
import { emr } from "./support";

const limits = (block: Record<string, unknown>, instances: "fleets" | "groups" = "fleets") =>
  computeLimits(
    fields(emr({ managed_scaling: { minimum: 2, maximum: 20, ...block } }).managedScaling),
    value(instances),
  );

test("limits left out are written as the maximum; the provider would send 0 on demand", () => {
  expect(limits({})).toEqual({
    unitType: "InstanceFleetUnits",
    minimumCapacityUnits: 2,
    maximumCapacityUnits: 20,
    maximumOndemandCapacityUnits: 20,
    maximumCoreCapacityUnits: 20,
  });
});

test("limits that are given are kept", () => {
  expect(limits({ maximum_on_demand: 5, maximum_core: 4 })).toMatchObject({
    maximumOndemandCapacityUnits: 5,
    maximumCoreCapacityUnits: 4,
  });
});

test("growth by spot alone names no core limit, beside which the provider would drop the 0", () => {
  expect(limits({ maximum_on_demand: 0 })).toMatchObject({
    maximumOndemandCapacityUnits: 0,
    maximumCoreCapacityUnits: undefined,
  });
});

test("groups count instances, or vCPUs if asked", () => {
  expect(limits({}, "groups").unitType).toBe("Instances");
  expect(limits({ unit_type: "VCPU" }, "groups").unitType).toBe("VCPU");
});

test("what the provider sends is what the file says", () => {
  const numbers = fc
    .record({
      maximum: fc.integer({ min: 1, max: 100000 }),
      onDemand: fc.nat(100000),
      core: fc.integer({ min: 1, max: 100000 }),
    })
    .filter(({ onDemand }) => onDemand > 0);
  fc.assert(
    fc.property(numbers, ({ maximum, onDemand, core }) => {
      const { maximumOndemandCapacityUnits = 0, maximumCoreCapacityUnits = 0 } = limits({
        minimum: 1,
        maximum,
        maximum_on_demand: onDemand,
        maximum_core: core,
      });
      // As aws_emr_managed_scaling_policy of 5.100 reads its arguments.
      const sent =
        maximumCoreCapacityUnits > 0 && maximumOndemandCapacityUnits === 0 ? undefined : maximumOndemandCapacityUnits;
      expect([sent, maximumCoreCapacityUnits]).toEqual([onDemand, core]);
    }),
  );
});

describe("scaling owns", () => {
  const NUMBERS = { fleet: ["target_on_demand_capacity", "target_spot_capacity"], group: ["instance_count"] };
  const NOTHING = { fleet: [], group: [] };

  test.each([
    ["nothing, if there is none", {}, NOTHING],
    ["the numbers of fleet and group under managed scaling", { managed_scaling: { minimum: 1, maximum: 9 } }, NUMBERS],
    ["the count of a group with YARN rules", { instances: "groups", core: { yarn_scaling: {} } }, NUMBERS],
    ["nothing of a group without YARN rules", { instances: "groups", task: { yarn_scaling: {} } }, NOTHING],
  ])("%s", (_, block, expected) => {
    const settings = emr(block);
    expect(scaledArguments(settings, settings.core)).toEqual(expected);
  });
});
