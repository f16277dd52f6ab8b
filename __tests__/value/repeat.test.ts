import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { ref, Token } from "cdktf";
import { isFilled, mapIf } from "../../modules/value/plan-time";
import { attributeBeside, attributeOfAll, entryAt, namedEntries, positions } from "../../modules/value/repeat";
import { synthesize } from "../support/template";

/** A route table for each of some VPCs, with a route in it, and one route for each entry of a map of gateways. */
function tablesOf(vpcIds: string[], gateways: Record<string, string>) {
  return synthesize((stack) => {
    for (const position of positions(vpcIds, "all")) {
      const { key, index, count } = position;
      const table = new RouteTable(stack, `table_${key}`, {
        count,
        vpcId: entryAt(vpcIds, position),
        tags: { Name: `table-${index}` },
      });
      new Route(stack, `route_${key}`, {
        count,
        routeTableId: attributeBeside(table, "id"),
        gatewayId: attributeOfAll(table, "id") as unknown as string,
      });
    }
    for (const { key, value, forEach } of namedEntries(mapIf(isFilled(vpcIds), gateways), "each")) {
      new Route(stack, `named_${key}`, { forEach, routeTableId: "rtb-00000001", gatewayId: value });
    }
  });
}

test("what is known has resources of its own", () => {
  const template = tablesOf(["vpc-1", "vpc-2"], { east: "igw-1" });
  expect(template.addresses()).toEqual([
    "aws_route.named_east",
    "aws_route.route_0",
    "aws_route.route_1",
    "aws_route_table.table_0",
    "aws_route_table.table_1",
  ]);
  expect(template.resource("aws_route_table.table_1")).toEqual({ vpc_id: "vpc-2", tags: { Name: "table-1" } });
  expect(template.resource("aws_route.route_1")).toEqual({
    route_table_id: "${aws_route_table.table_1.id}",
    gateway_id: ["${aws_route_table.table_1.id}"],
  });
  expect(template.resource("aws_route.named_east").gateway_id).toBe("igw-1");
});

test("what only Terraform knows is repeated by it", () => {
  const template = tablesOf(Token.asList(ref("var.vpc_ids")), Token.asStringMap(ref("var.gateways")));
  expect(template.resource("aws_route_table.table_all")).toEqual({
    count: "${length(var.vpc_ids)}",
    vpc_id: "${var.vpc_ids[count.index]}",
    tags: { Name: "table-${count.index}" },
  });
  expect(template.resource("aws_route.route_all")).toEqual({
    count: "${length(var.vpc_ids)}",
    route_table_id: "${aws_route_table.table_all[count.index].id}",
    gateway_id: "${aws_route_table.table_all[*].id}",
  });
  expect(template.resource("aws_route.named_each")).toEqual({
    for_each: "${{ for key, entry in var.gateways : key => entry if length(var.vpc_ids) > 0 }}",
    route_table_id: "rtb-00000001",
    gateway_id: "${each.value}",
  });
});
