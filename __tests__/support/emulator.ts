import { type Answer, Caller } from "../../scripts/try/caller";
import { Emulator } from "../../scripts/try/emulator";
import type { Place } from "../../scripts/try/place";
import { searchPython } from "../../scripts/try/python";
import { describeOr, terraformMissing } from "./terraform";

/** A suite that needs the emulator; without moto it is skipped, or fails with `REQUIRE_TERRAFORM=1`. */
export function describeEmulator(name: string, tests: () => void): void {
  describeOr(motoMissing(), name, tests);
}

/** A suite that needs the emulator and the real Terraform with the real provider. */
export function describeLife(name: string, tests: () => void): void {
  describeOr(terraformMissing() ?? motoMissing(), name, tests);
}

function motoMissing(): string | undefined {
  const search = searchPython();
  return "missing" in search ? search.missing : undefined;
}

export { type Answer, Caller };

/** An emulator for one suite, and what its tests ask of it. */
export class Emulated {
  emulator!: Emulator;
  private caller!: Caller;

  constructor(readonly place: Place) {
    beforeAll(async () => {
      this.emulator = await Emulator.start();
      this.caller = new Caller(this.emulator, place);
    });
    afterAll(async () => {
      await this.caller?.end();
      await this.emulator?.stop();
    });
  }

  call(service: string, operation: string, args: object = {}): Promise<Answer> {
    return this.caller.call(service, operation, args);
  }

  async createVpc(cidr: string): Promise<string> {
    return (await this.call("ec2", "create_vpc", { CidrBlock: cidr })).Vpc.VpcId;
  }

  async createSubnet(vpc: string, cidr: string): Promise<string> {
    return (await this.call("ec2", "create_subnet", { VpcId: vpc, CidrBlock: cidr })).Subnet.SubnetId;
  }

  async createGroup(name: string, vpc: string): Promise<string> {
    const settings = { GroupName: name, Description: name, VpcId: vpc };
    return (await this.call("ec2", "create_security_group", settings)).GroupId;
  }
}
