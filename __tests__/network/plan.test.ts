import fc from "fast-check";
import { Cidr } from "../../modules/network/cidr";
import { planSubnets, type SubnetRequest, subnetPrefixes, subnetsFit } from "../../modules/network/plan";

/** Any VPC that AWS makes, with any number of zones and any sizes that may or may not fit. */
const anyRequest: fc.Arbitrary<SubnetRequest> = fc
  .record({
    prefix: fc.integer({ min: 16, max: 28 }),
    second: fc.nat(255),
    zoneCount: fc.integer({ min: 1, max: 6 }),
    privateBits: fc.option(fc.nat(8), { nil: undefined }),
    publicBits: fc.option(fc.nat(8), { nil: undefined }),
    isPublic: fc.boolean(),
  })
  .map(({ prefix, second, zoneCount, privateBits, publicBits, isPublic }) => ({
    cidr: Cidr.parse(`10.${second}.0.0/16`).first(prefix).toString(),
    zoneCount,
    privatePrefix: privateBits === undefined ? undefined : Math.min(prefix + privateBits, 28),
    publicPrefix: publicBits === undefined ? undefined : Math.min(prefix + publicBits, 28),
    isPublic,
  }));

const fitting = anyRequest.filter(subnetsFit);
const planned = (request: SubnetRequest) => {
  const plan = planSubnets(request);
  return { private: plan.private.map(Cidr.parse), public: plan.public.map(Cidr.parse) };
};

describe("the subnets of any VPC", () => {
  it("lie inside it and never overlap", () => {
    fc.assert(
      fc.property(fitting, (request) => {
        const { private: inner, public: outer } = planned(request);
        const all = [...inner, ...outer];
        const vpc = Cidr.parse(request.cidr);
        expect(all.every((subnet) => vpc.contains(subnet))).toBe(true);
        expect(all.some((one, index) => all.slice(0, index).some((other) => one.overlaps(other)))).toBe(false);
      }),
    );
  });

  it("leave no gap: private ones from the bottom upwards, public ones from the top downwards", () => {
    fc.assert(
      fc.property(fitting, (request) => {
        const vpc = Cidr.parse(request.cidr);
        const { private: inner, public: outer } = planned(request);
        const { privatePrefix, publicPrefix } = subnetPrefixes(request);
        inner.forEach((subnet, zone) => {
          const expected = zone === 0 ? vpc.first(privatePrefix) : (inner[zone - 1] as Cidr).next();
          expect(subnet.toString()).toBe(expected.toString());
        });
        outer.forEach((subnet, zone) => {
          const expected = zone === 0 ? vpc.last(publicPrefix) : (outer[zone - 1] as Cidr).previous();
          expect(subnet.toString()).toBe(expected.toString());
        });
      }),
    );
  });

  it("stay where they are when a zone is added at the end", () => {
    fc.assert(
      fc.property(fitting, (request) => {
        const larger = { ...request, zoneCount: request.zoneCount + 1 };
        fc.pre(subnetsFit(larger));
        const before = planSubnets(request);
        const after = planSubnets(larger);
        expect(after.private.slice(0, request.zoneCount)).toEqual(before.private);
        expect(after.public.slice(0, before.public.length)).toEqual(before.public);
      }),
    );
  });

  it("are one of each tier for each zone, public ones only with a way to the internet", () => {
    fc.assert(
      fc.property(fitting, (request) => {
        const plan = planSubnets(request);
        expect(plan.private).toHaveLength(request.zoneCount);
        expect(plan.public).toHaveLength(request.isPublic ? request.zoneCount : 0);
      }),
    );
  });

  it("are refused as a whole when they do not fit", () => {
    fc.assert(
      fc.property(
        anyRequest.filter((request) => !subnetsFit(request)),
        (request) => {
          expect(() => planSubnets(request)).toThrow(RangeError);
        },
      ),
    );
  });
});

describe("the subnets of the default VPC", () => {
  it("are an eighth of it for instances and a 64th for gateways", () => {
    expect(planSubnets({ cidr: "10.0.64.0/18", zoneCount: 2, isPublic: true })).toEqual({
      private: ["10.0.64.0/21", "10.0.72.0/21"],
      public: ["10.0.127.0/24", "10.0.126.0/24"],
    });
  });

  it("leave room for six zones", () => {
    expect(subnetsFit({ cidr: "10.0.64.0/18", zoneCount: 6, isPublic: true })).toBe(true);
  });

  it("are never smaller than AWS makes them", () => {
    expect(planSubnets({ cidr: "10.0.0.0/26", zoneCount: 2, isPublic: true })).toEqual({
      private: ["10.0.0.0/28", "10.0.0.16/28"],
      public: ["10.0.0.48/28", "10.0.0.32/28"],
    });
  });
});
