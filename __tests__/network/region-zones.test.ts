import { TerraformVariable } from "cdktf";
import { templateOf } from "../support/environment";
import { evaluate } from "../support/evaluate";
import { describeTerraform } from "../support/terraform";

const ofType = "list(string)";

describeTerraform("the zones of VPCs that name none", () => {
  const { json } = templateOf("{ name: raster, region: us-east-1, cluster: { engine: standalone } }");
  const order = String((json as unknown as { locals: Record<string, unknown> }).locals.network_zone_names);

  /** What the order is of zones that AWS lists: their names by their ids. */
  function orderOf(zones: Record<string, string>): unknown {
    const { order: names } = evaluate(
      (stack) => {
        new TerraformVariable(stack, "names", { type: ofType });
        new TerraformVariable(stack, "zone_ids", { type: ofType });
        return { order: order.replaceAll("data.aws_availability_zones.network_zones.", "var.") };
      },
      { names: Object.values(zones), zone_ids: Object.keys(zones) },
    );
    return names;
  }

  it("are those that AWS adds instance types to, then use1-az3, whichever letter the account has for it", () => {
    expect(orderOf({ "use1-az3": "us-east-1a", "use1-az1": "us-east-1b", "use1-az2": "us-east-1c" })).toEqual([
      "us-east-1b",
      "us-east-1c",
      "us-east-1a",
    ]);
  });

  it("are in AWS's order in other regions", () => {
    expect(orderOf({ "usw2-az2": "us-west-2a", "usw2-az1": "us-west-2b" })).toEqual(["us-west-2a", "us-west-2b"]);
  });
});
