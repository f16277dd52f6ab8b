import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { terraformEnvironment } from "../../scripts/terraform/mirror";
import { Emulator } from "../../scripts/try/emulator";
import type { Inventory } from "../../scripts/try/inventory";
import { describeLife } from "../support/emulator";
import { scratchFolder } from "../support/files";
import { Edited, ESTATE, LIFETIME } from "./support";

const root = path.resolve(__dirname, "../..");
const scratch = scratchFolder();

describeLife("cdktf deploy and terraform apply", () => {
  let emulator: Emulator;
  let inventories: Inventory[];

  beforeAll(async () => {
    emulator = await Emulator.start();
    inventories = await Promise.all([byTerraform("500000000000"), byCdktf("500000000001")]);
  }, LIFETIME);

  afterAll(() => emulator?.stop());

  async function byTerraform(account: string): Promise<Inventory> {
    const { life } = new Edited(emulator, ESTATE, path.join(scratch, "terraform"), account);
    await life.prepare();
    await life.apply();
    return life.inventory();
  }

  async function byCdktf(account: string): Promise<Inventory> {
    const folder = path.join(scratch, "cdktf");
    const { life } = new Edited(emulator, ESTATE, folder, account);
    await promisify(execFile)(
      path.join(root, "node_modules/.bin/cdktf"),
      ["deploy", "--skip-provider-lock", "--auto-approve", "--output", path.join(folder, "out")],
      {
        cwd: root,
        maxBuffer: 2 ** 26,
        env: {
          ...emulator.environment(life.place, terraformEnvironment(folder)),
          TERRASPARK_FILES: path.join(folder, "spark.yaml"),
          CI: "1",
          DISABLE_VERSION_CHECK: "1",
          CHECKPOINT_DISABLE: "1",
        },
      },
    );
    return life.inventory();
  }

  test("give the same inventory", () => {
    const [terraform, cdktf] = inventories;
    expect(terraform?.vpcs).toHaveLength(2);
    expect(cdktf).toEqual(terraform);
  });
});
