import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { filterOf, reachOf } from "../../lab/filter";
import { labMissing } from "../../lab/needs";
import type { Instance, World } from "../../lab/world";
import { smallWorld } from "./small-world";

const named = (world: World, part: string) => world.instances.find(({ id }) => id.endsWith(part)) as Instance;

describe("the packet filter of a world", () => {
  test("is what its routes and security groups say", () => {
    expect(`${filterOf(smallWorld())}\n`).toBe(fs.readFileSync(path.join(__dirname, "filter.txt"), "utf8"));
  });

  test("one peer of a hub does not reach the other, since peerings do not lead on", () => {
    const world = smallWorld();
    expect(reachOf(world, named(world, "staging"))).toEqual(["10.0.0.0/18", "10.0.64.0/18"]);
  });

  test("a route into a VPC leads no further than the VPC", () => {
    const world = smallWorld();
    const [, staging] = world.subnets;
    staging?.routes.push({ to: "vpc", vpcId: "vpc-hub", cidr: "10.0.0.0/8" });
    expect(reachOf(world, named(world, "staging"))).toEqual(["10.0.0.0/18", "10.0.64.0/18"]);
  });

  test("an instance without any route is cut off", () => {
    const world = smallWorld();
    for (const subnet of world.subnets) {
      subnet.routes = [];
    }
    expect(filterOf(world)).toMatch(/chain out-\S+ {\n\s+ip saddr != \S+ drop\n\s+drop\n/);
  });

  (labMissing() === undefined ? test : test.skip)("nftables takes it", () => {
    const { stderr, status } = spawnSync("nft", ["--check", "--file", "-"], {
      input: filterOf(smallWorld()),
      encoding: "utf8",
    });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });
});
