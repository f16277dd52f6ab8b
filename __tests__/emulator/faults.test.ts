import { describeEmulator, Emulated } from "../support/emulator";

describeEmulator("faults", () => {
  const aws = new Emulated({ account: "111122223333", region: "eu-central-1" });
  afterEach(() => aws.emulator.inject());

  const outcomes = async () => {
    const answers: string[] = [];
    for (let i = 0; i < 12; i++) {
      answers.push((await aws.call("logs", "describe_log_groups")).error ?? "ok");
    }
    return answers;
  };

  test.each([
    ["ec2", "describe_vpcs", "DescribeVpcs", "InternalError"],
    ["emr", "list_clusters", "ListClusters", "InternalServerError"],
    ["iam", "list_roles", "ListRoles", "ServiceFailure"],
  ])("%s says it in its own words", async (service, operation, name, code) => {
    await aws.emulator.inject({ always: [`${service === "emr" ? "elasticmapreduce" : service}:${name}`] });
    expect((await aws.call(service, operation)).error).toBe(code);
  });

  test("a seed decides which calls fail, the same ones each time", async () => {
    await aws.emulator.inject({ seed: 7, errors: 0.9 });
    const first = await outcomes();
    await aws.emulator.inject({ seed: 7, errors: 0.9 });
    expect(await outcomes()).toEqual(first);
    expect((await aws.emulator.injected()).failed).toBeGreaterThan(0);
  });
});
