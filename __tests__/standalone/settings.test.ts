import type { Standalone } from "../../modules/standalone/schema";
import { sparkDefaults } from "../../modules/standalone/settings";
import { values } from "../../modules/value/value";

/** The folder that a master recovers from. */
function recoveryFolder(version: string, properties: Record<string, string> = {}): string | undefined {
  const spark = values<Standalone["spark"]>({ version, properties });
  return /^spark\.deploy\.recoveryDirectory (.*)$/m.exec(sparkDefaults(spark))?.[1];
}

describe("a master", () => {
  it("never reads the recovery state of another release, neither after an upgrade nor on the way back", () => {
    expect(["4.2.1", "4.3.0", "4.2.1"].map((version) => recoveryFolder(version))).toEqual([
      "/var/lib/spark/recovery/4.2.1",
      "/var/lib/spark/recovery/4.3.0",
      "/var/lib/spark/recovery/4.2.1",
    ]);
  });

  it("recovers from the folder that the environment names, if it does", () => {
    const properties = { "spark.deploy.recoveryDirectory": "/var/lib/spark/recovery/shared" };
    expect(recoveryFolder("4.2.1", properties)).toBe("/var/lib/spark/recovery/shared");
  });
});
