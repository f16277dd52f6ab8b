import { hostsOf, privateName, resolverArguments } from "../../lab/names";
import type { Vpc } from "../../lab/world";
import { smallWorld } from "./small-world";

describe("the resolver of a VPC", () => {
  const world = smallWorld();
  const hosts = (name: string) => hostsOf(world, world.vpcs.find((vpc) => vpc.name === name) as Vpc);

  test("knows the zones that are associated with it, and instances where its routes lead", () => {
    expect(hosts("staging")).toBe(
      [
        "10.0.64.4 master.raster-spark",
        "10.0.64.4 ip-10-0-64-4.ec2.internal",
        "10.0.0.4 ip-10-0-0-4.ec2.internal",
        "",
      ].join("\n"),
    );
  });

  test("knows nothing of a zone that is not", () => {
    expect(hosts("production")).not.toContain("raster-spark");
  });

  test("outside of us-east-1, a name has its region in it", () => {
    expect(privateName("10.0.64.4", "eu-central-1")).toBe("ip-10-0-64-4.eu-central-1.compute.internal");
  });

  test("listens on the VPC's base and two, and asks nobody else", () => {
    const args = resolverArguments({ id: "vpc-1", name: "hub", cidr: "10.0.64.0/18" }, "us-east-1", "/run/hosts");
    expect(args).toEqual(expect.arrayContaining(["--listen-address=10.0.64.2", "--no-resolv", "--local=/#/"]));
  });
});
