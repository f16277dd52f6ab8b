import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { ref } from "cdktf";
import { hcl } from "../../modules/value/expression";
import { mapIf } from "../../modules/value/map";
import { isFilled, isGiven } from "../../modules/value/question";
import { attributeOfAll, byKey, byPosition, byValue, onlyIf } from "../../modules/value/repeat";
import { type Value, value } from "../../modules/value/value";
import { synthesize } from "../support/template";

/** A route table for each of some VPCs, with a route in it, and one route for each entry of a map of gateways. */
function tablesOf(vpcIds: Value<string[]>, gateways: Value<Record<string, string>>) {
  return synthesize((stack) => {
    for (const { key, number, times, of, attribute } of byPosition(vpcIds, "all")) {
      const table = new RouteTable(stack, `table_${key}`, {
        ...times,
        vpcId: of(vpcIds),
        tags: { Name: `table-${number}` },
      });
      new Route(stack, `route_${key}`, {
        ...times,
        routeTableId: attribute(table, "id"),
        gatewayId: attributeOfAll(table, "id") as unknown as string,
      });
    }
    for (const { key, entry, times } of byKey(mapIf(isFilled(vpcIds), gateways), "each")) {
      new Route(stack, `named_${key}`, { ...times, routeTableId: "rtb-00000001", gatewayId: entry });
    }
  });
}

test("what is known has resources of its own", () => {
  const template = tablesOf(value(["vpc-1", "vpc-2"]), value({ east: "igw-1" }));
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
  const template = tablesOf(hcl`${ref("var.vpc_ids")}`.list, hcl`${ref("var.gateways")}`.map);
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

/** A route table for each of some names, and one only if there is a VPC, which a route refers to. */
function optionalTable(vpcId: Value<string | undefined>, names: Value<string[]>) {
  return synthesize((stack) => {
    const { times, attribute } = onlyIf(isGiven(vpcId));
    const table = new RouteTable(stack, "table", { ...times, vpcId: "vpc-1" });
    new Route(stack, "route", { ...times, routeTableId: attribute(table, "id") });
    for (const { key, entry, times } of byValue(names, "names")) {
      new RouteTable(stack, key, { ...times, vpcId: entry });
    }
  });
}

test("a resource with a condition is a plain one where that is sure", () => {
  const template = optionalTable(value("vpc-1"), value(["a"]));
  expect(template.resource("aws_route.route")).toEqual({ route_table_id: "${aws_route_table.table.id}" });
  expect(template.resource("aws_route_table.a")).toEqual({ vpc_id: "a" });
});

test("and has a count where only Terraform knows", () => {
  const template = optionalTable(hcl`${ref("var.vpc_id")}`.text, hcl`${ref("var.names")}`.list);
  expect(template.resource("aws_route.route")).toEqual({
    count: "${var.vpc_id != null ? 1 : 0}",
    route_table_id: "${one(aws_route_table.table[*].id)}",
  });
  expect(template.resource("aws_route_table.names")).toEqual({
    for_each: "${toset(var.names)}",
    vpc_id: "${each.value}",
  });
});
