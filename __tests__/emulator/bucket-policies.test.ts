import { describeEmulator, Emulated } from "../support/emulator";

describeEmulator("a bucket that is closed to all but TLS", () => {
  const aws = new Emulated({ account: "111122223333", region: "us-east-1" });
  const object = { Bucket: "closed", Key: "job/part-0" };

  beforeAll(async () => {
    await aws.call("s3", "create_bucket", { Bucket: "closed" });
    const statement = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::closed", "arn:aws:s3:::closed/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await aws.call("s3", "put_bucket_policy", { Bucket: "closed", Policy: policy });
  });

  test("is open to its owner", async () => {
    expect(await aws.call("s3", "put_object", { ...object, Body: "1" })).not.toHaveProperty("error");
    expect(await aws.call("s3", "head_object", object)).toMatchObject({ ContentLength: 1 });
  });

  test("refuses what came in without", async () => {
    const headers = { "x-forwarded-proto": "http" };
    const { status } = await fetch(`${aws.emulator.url}/closed/job/part-0`, { headers });
    expect(status).toBe(403);
  });
});
