import { metadataOf } from "../../lab/metadata";
import { Tokens } from "../../lab/tokens";
import type { Instance } from "../../lab/world";
import { smallWorld } from "./small-world";

describe("the metadata of an instance", () => {
  const world = smallWorld();
  const [master] = world.instances as [Instance];
  const get = (path: string, instance = master) => metadataOf(world, instance, path)?.toString();

  test.each([
    ["/", "latest"],
    ["/latest/", "dynamic/\nmeta-data/"],
    ["/latest/meta-data/instance-id", "i-00000000000master"],
    ["/2021-03-23/meta-data/instance-id", "i-00000000000master"],
    ["/latest/meta-data/local-ipv4", "10.0.64.4"],
    ["/latest/meta-data/placement/", "availability-zone\nregion"],
    ["/latest/meta-data/iam/security-credentials/", "spark-master"],
    ["/latest/meta-data/network/interfaces/macs/02:00:00:00:00:01/vpc-ipv4-cidr-block", "10.0.64.0/18"],
    ["/latest/user-data", undefined],
    ["/latest/meta-data/spot/instance-action", undefined],
    ["/latest/meta-data/tags/instance/Name", undefined],
    ["/latest/meta-data/toString", undefined],
    ["/yesterday/meta-data/instance-id", undefined],
  ])("%s", (path, answer) => {
    expect(get(path)).toBe(answer);
  });

  test("the identity document says where it is", () => {
    expect(JSON.parse(get("/latest/dynamic/instance-identity/document") ?? "")).toMatchObject({
      accountId: "123456789012",
      instanceId: master.id,
      privateIp: "10.0.64.4",
      region: "us-east-1",
    });
  });

  test("credentials of its role are those of its account, and last for hours", () => {
    const now = new Date("2026-11-26T10:00:00Z");
    const answer = metadataOf(world, master, "/latest/meta-data/iam/security-credentials/spark-master", {}, now);
    expect(JSON.parse(String(answer))).toMatchObject({
      AccessKeyId: "AKIA0000123456789012",
      Expiration: "2026-11-26T16:00:00Z",
    });
  });

  test("user-data comes as its bytes are", () => {
    const bytes = Buffer.from([0x1f, 0x8b, 0, 255]);
    const instance = { ...master, userData: bytes.toString("base64") };
    expect(metadataOf(world, instance, "/latest/user-data")).toEqual(bytes);
  });

  test("tags are there where metadata options say so", () => {
    const instance = { ...master, tags: { Name: "master" }, metadata: { ...master.metadata, tags: true } };
    expect(get("/latest/meta-data/tags/instance/Name", instance)).toBe("master");
  });

  test("a notice is there once it is given", () => {
    const notice = { interruption: "2026-11-26T10:02:00Z", rebalance: "2026-11-26T10:00:00Z" };
    const read = (path: string) => JSON.parse(String(metadataOf(world, master, `/latest/meta-data/${path}`, notice)));
    expect(read("spot/instance-action")).toEqual({ action: "terminate", time: "2026-11-26T10:02:00Z" });
    expect(read("events/recommendations/rebalance")).toEqual({ noticeTime: "2026-11-26T10:00:00Z" });
  });
});

describe("tokens of the metadata service", () => {
  const tokens = new Tokens();

  test.each([undefined, "", "0", "21601", "-1", "ten"])("are not given for %p seconds", (ttl) => {
    expect(tokens.issue("i-1", ttl)).toBeUndefined();
  });

  test("are good for the instance that asked, as long as it asked for", () => {
    const token = tokens.issue("i-1", "60", 0);
    expect([
      tokens.isGood("i-1", token, 59_999),
      tokens.isGood("i-1", token, 60_000),
      tokens.isGood("i-2", token, 0),
      tokens.isGood("i-1", undefined, 0),
    ]).toEqual([true, false, false, false]);
  });
});
