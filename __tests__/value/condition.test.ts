import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { ref, Token } from "cdktf";
import { both, either, includes, is, isMoreThan, not } from "../../modules/value/condition";
import { optionalBlock } from "../../modules/value/later";
import { type Condition, isGiven } from "../../modules/value/plan-time";
import { synthesize } from "../support/template";

const word = Token.asString(ref("var.word"));
const list = Token.asList(ref("var.list"));
const number = Token.asNumber(ref("var.number"));
const later = is(word, "a");

/** What a condition becomes in Terraform's JSON. */
function written(condition: Condition): unknown {
  const template = synthesize((stack) => {
    new SecurityGroup(stack, "group", { revokeRulesOnDelete: condition });
  });
  return template.resource("aws_security_group.group").revoke_rules_on_delete;
}

test.each<[Condition, boolean]>([
  [is("a", "a"), true],
  [not(is("a", "a")), false],
  [includes(["a"], "b"), false],
  [isMoreThan(2, 1), true],
  [both(true, false), false],
  [either(false, true), true],
  [both(later, false), false],
  [either(later, true), true],
  [isGiven({}), true],
])("%#: what is certain is answered at once", (condition, expected) => {
  expect(condition).toBe(expected);
});

test.each<[Condition, string]>([
  [later, '${var.word == "a"}'],
  [not(later), '${!(var.word == "a")}'],
  [includes(list, "a"), '${contains(var.list, "a")}'],
  [isMoreThan(number, 1), "${var.number > 1}"],
  [both(later, true), '${var.word == "a"}'],
  [both(later, isMoreThan(number, 1)), '${(var.word == "a" && var.number > 1)}'],
  [either(false, later), '${var.word == "a"}'],
  [either(later, isMoreThan(number, 1)), '${(var.word == "a" || var.number > 1)}'],
  [isGiven(optionalBlock({}, ref("var.block"))), "${var.block != null}"],
])("%#: what is not is left to Terraform", (condition, expected) => {
  expect(written(condition)).toBe(expected);
});
