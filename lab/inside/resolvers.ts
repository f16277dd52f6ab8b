import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { resolverOf } from "../addresses";
import { command } from "../command";
import type { RunFolder } from "../folder";
import { hostsOf, resolverArguments } from "../names";
import type { World } from "../world";

/** The resolver of each VPC. */
export class Resolvers {
  private readonly known = new Map<string, { hosts: string; reload: () => void }>();

  constructor(private readonly folder: RunFolder) {}

  async follow(world: World): Promise<void> {
    for (const vpc of world.vpcs) {
      const hosts = hostsOf(world, vpc);
      const known = this.known.get(vpc.id);
      if (known?.hosts === hosts) {
        continue;
      }
      const file = this.folder.hostsFile(vpc.id);
      fs.writeFileSync(file, hosts);
      if (known !== undefined) {
        known.hosts = hosts;
        known.reload();
        continue;
      }
      await command("ip", "address", "add", `${resolverOf(vpc.cidr)}/32`, "dev", "lo");
      const child = spawn("dnsmasq", resolverArguments(vpc, world.region, file), { stdio: "ignore" });
      this.known.set(vpc.id, { hosts, reload: () => child.kill("SIGHUP") });
    }
  }
}
