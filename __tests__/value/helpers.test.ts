import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { ref } from "cdktf";
import { choose, given, madeOf, orElse } from "../../modules/value/choice";
import { blocks } from "../../modules/value/dynamic-blocks";
import { hcl } from "../../modules/value/expression";
import { first, joined, valuesOf } from "../../modules/value/list";
import { keyed, mergeMaps } from "../../modules/value/map";
import { difference, larger, negated, smaller } from "../../modules/value/number";
import { isGiven, isMissing } from "../../modules/value/question";
import { json, upperCase, withoutPrefix, withoutSuffix } from "../../modules/value/text";
import { argument, value } from "../../modules/value/value";
import { synthesize } from "../support/template";

const text = hcl`${ref("var.text")}`.text;
const list = hcl`${ref("var.list")}`.list;
const map = hcl`${ref("var.map")}`.map;
const number = hcl`${ref("var.number")}`.number;
const none = value<string | undefined>(undefined);

/** What a value becomes in Terraform's JSON. */
function written(value: unknown): unknown {
  const template = synthesize((stack) => {
    new SecurityGroup(stack, "group", { name: value as string });
  });
  return template.resource("aws_security_group.group").name;
}

describe("a value is used as it is", () => {
  it.each<[unknown, unknown]>([
    [orElse(none, "fallback"), "fallback"],
    [orElse(value("given"), "fallback"), "given"],
    [choose(isGiven(value("x")), "yes", "no"), "yes"],
    [choose(isMissing(value("x")), "yes", "no"), "no"],
    [first(value(["a", "b"])), "a"],
    [mergeMaps({ a: "1", b: "1" }, { b: "2" }), { a: "1", b: "2" }],
    [blocks(value(["a"]), (type) => ({ type })), [{ type: "a" }]],
    [given(isMissing(value("x")), value("y")), undefined],
    [madeOf(value<{ a: string } | undefined>(undefined), ({ a }) => a), undefined],
    [joined([value(["a"]), value(["b"])]), ["a", "b"]],
    [keyed(value(["a"])), { a: "a" }],
    [valuesOf(value({ a: "b" })), ["b"]],
    [larger(1, value(2)), 2],
    [smaller(1, value(2)), 1],
    [difference(100, value(30)), 70],
    [negated(value(3)), -3],
    [upperCase(value("a")), "A"],
    [withoutPrefix(value("s3://a"), "s3://"), "a"],
    [withoutSuffix(value("a."), "."), "a"],
    [withoutSuffix(value("a"), "."), "a"],
    [json({ a: value(1) }), '{"a":1}'],
  ])("%j", (value, expected) => {
    expect(value).toEqual(expected);
  });
});

describe("for a token there is an expression", () => {
  it.each([
    [orElse(text, "a-${b}"), '${coalesce(var.text, "a-$${b}")}'],
    [orElse(text, `${argument(text)}-spark`), '${coalesce(var.text, "${var.text}-spark")}'],
    [choose(isGiven(text), text, "no"), '${(var.text != null ? var.text : "no")}'],
    [first(list), "${var.list[0]}"],
    [joined([list]), "${var.list}"],
    [keyed(list), "${{ for index, entry in var.list : index => entry }}"],
    [valuesOf(map), "${values(var.map)}"],
    [smaller(larger(1, number), 9), "${min(max(1, var.number), 9)}"],
    [difference(100, number), "${100 - var.number}"],
    [negated(number), "${-var.number}"],
    [upperCase(text), "${upper(var.text)}"],
    [withoutSuffix(text, "."), '${trimsuffix(var.text, ".")}'],
    [json({ a: number }), '${jsonencode({ "a" = var.number })}'],
    [mergeMaps({ Name: `${argument(text)}-x` }, map), '${merge({ "Name" = "${var.text}-x" }, var.map)}'],
    [hcl`f(${first(list)}, ${1}, ${true}, ${[]}, ${{}})`, "${f(var.list[0], 1, true, [], {})}"],
  ])("%#", (value, expected) => {
    expect(written(value)).toBe(expected);
  });
});
