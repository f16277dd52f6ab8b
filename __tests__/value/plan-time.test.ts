import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { ref, Token } from "cdktf";
import { blocks } from "../../modules/value/dynamic-blocks";
import { hcl } from "../../modules/value/expression";
import { choose, first, isGiven, isMissing, mergeMaps, orElse, orElseList } from "../../modules/value/plan-time";
import { entries } from "../../modules/value/repeat";
import { synthesize } from "../support/template";

const text = Token.asString(ref("var.text"));
const list = Token.asList(ref("var.list"));
const map = Token.asStringMap(ref("var.map"));

/** What a value becomes in Terraform's JSON. */
function written(value: unknown): unknown {
  const template = synthesize((stack) => {
    new SecurityGroup(stack, "group", { name: value as string });
  });
  return template.resource("aws_security_group.group").name;
}

describe("a value is used as it is", () => {
  it.each([
    [orElse(undefined, "standard"), "standard"],
    [orElse("given", "standard"), "given"],
    [choose(isGiven("x"), "yes", "no"), "yes"],
    [choose(isMissing("x"), "yes", "no"), "no"],
    [first(["a", "b"]), "a"],
    [orElseList([], ["a"]), ["a"]],
    [mergeMaps({ a: "1", b: "1" }, { b: "2" }), { a: "1", b: "2" }],
    [entries(["a"], "all", "by_value"), [{ key: "a", value: "a" }]],
    [blocks(["a"], (type) => ({ type })), [{ type: "a" }]],
  ])("%j", (value, expected) => {
    expect(value).toEqual(expected);
  });
});

describe("for a token there is an expression", () => {
  it.each([
    [orElse(text, "a-${b}"), '${coalesce(var.text, "a-$${b}")}'],
    [orElse(text, `${text}-spark`), '${coalesce(var.text, "${var.text}-spark")}'],
    [choose(isGiven(text), text, "no"), '${(var.text != null ? var.text : "no")}'],
    [first(list), "${var.list[0]}"],
    [orElseList(list, [`${text}/*`]), '${coalescelist(var.list, ["${var.text}/*"])}'],
    [mergeMaps({ Name: `${text}-x` }, map), '${merge({ "Name" = "${var.text}-x" }, var.map)}'],
    [hcl`f(${first(list)}, ${1}, ${true}, ${[]}, ${{}})`, "${f(var.list[0], 1, true, [], {})}"],
  ])("%#", (value, expected) => {
    expect(written(value)).toBe(expected);
  });
});
