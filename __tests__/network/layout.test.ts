import fc from "fast-check";
import { Cidr } from "../../modules/network/cidr";
import { layoutOf } from "../../modules/network/layout";
import { planSubnets, type SubnetRequest, subnetsFit } from "../../modules/network/plan";
import { plan } from "../support/plan";
import { describeTerraform } from "../support/terraform";

const anyRequest: fc.Arbitrary<SubnetRequest> = fc
  .record({
    prefix: fc.integer({ min: 16, max: 28 }),
    second: fc.nat(255),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    zoneCount: fc.integer({ min: 1, max: 6 }),
    privateBits: fc.option(fc.nat(8), { nil: undefined }),
    publicBits: fc.option(fc.nat(8), { nil: undefined }),
    isPublic: fc.boolean(),
  })
  .map(({ prefix, second, at, zoneCount, privateBits, publicBits, isPublic }) => ({
    cidr: nth(Cidr.parse(`10.${second}.0.0/16`).first(prefix), Math.floor(at * 2 ** (prefix - 16))).toString(),
    zoneCount,
    privatePrefix: privateBits === undefined ? undefined : Math.min(prefix + privateBits, 28),
    publicPrefix: publicBits === undefined ? undefined : Math.min(prefix + publicBits, 28),
    isPublic,
  }));

const nth = (range: Cidr, steps: number): Cidr => (steps === 0 ? range : nth(range.next(), steps - 1));

/** A request as the settings of a VPC, with zones that Terraform does not know yet. */
const settings = (request: SubnetRequest) => ({
  cidr: request.cidr,
  private_subnet_prefix: request.privatePrefix ?? null,
  public_subnet_prefix: request.publicPrefix ?? null,
  internet_gateway: request.isPublic,
  availability_zones: Array(request.zoneCount).fill("${terraform_data.zone.output}"),
});

describeTerraform("the layout in Terraform's language", () => {
  it("is that of the planner, for any VPC", () => {
    const requests = fc.sample(anyRequest, { numRuns: 300, seed: 10 });
    const { subnets, fits } = layoutOf("vpc");
    const { private: inner, public: outer } = subnets();
    const layouts = `[for vpc in local.vpcs : ${fits} ? { private = ${inner}, public = ${outer} } : null]`;
    const { errors, resources } = plan(
      {
        locals: { vpcs: requests.map(settings) },
        resource: { terraform_data: { zone: { input: "us-east-1a" }, layouts: { input: `\${${layouts}}` } } },
      },
      {},
    );
    expect(errors).toEqual([]);
    expect(resources["terraform_data.layouts"]?.input).toEqual(
      requests.map((request) => (subnetsFit(request) ? planSubnets(request) : null)),
    );
    expect(requests.filter(subnetsFit).length).toBeGreaterThan(100);
    expect(requests.filter((request) => !subnetsFit(request)).length).toBeGreaterThan(50);
  });
});
