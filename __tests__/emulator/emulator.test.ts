import { spawn } from "node:child_process";
import * as path from "node:path";
import { requirePython } from "../../scripts/try/python";
import { type Answer, Caller, describeEmulator, Emulated } from "../support/emulator";

describeEmulator("the emulated AWS", () => {
  const aws = new Emulated({ account: "111122223333", region: "eu-central-1" });

  test("listens on loopback only", () => {
    expect(aws.emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test("ends when its standard input does, as it does when its parent dies", async () => {
    const server = path.resolve(__dirname, "../../emulator/server.py");
    const child = spawn(requirePython(), [server], { stdio: ["pipe", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.stdin.destroy();
    expect(await ended).toBe(0);
  });

  test("an access key names its account, and accounts see nothing of each other", async () => {
    const vpc = await aws.createVpc("10.0.0.0/16");
    expect((await aws.call("sts", "get_caller_identity")).Account).toBe("111122223333");
    const other = new Caller(aws.emulator, { ...aws.place, account: "444455556666" });
    const ids = (await other.call("ec2", "describe_vpcs")).Vpcs.map(({ VpcId }: Answer) => VpcId);
    await other.end();
    expect(ids).not.toContain(vpc);
  });

  test("an operation that it lacks is refused once, not repeated for minutes", async () => {
    expect((await aws.call("emr", "list_studios")).error).toBe("UnsupportedOperation");
  });
});
