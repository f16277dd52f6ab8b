import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { ref } from "cdktf";
import { optionalBlock } from "../../modules/value/blocks-at-plan";
import { hcl } from "../../modules/value/expression";
import {
  ALWAYS,
  type Answer,
  both,
  either,
  includes,
  is,
  isGiven,
  isMoreThan,
  NEVER,
  not,
} from "../../modules/value/question";
import { args, value } from "../../modules/value/value";
import { synthesize } from "../support/template";

const word = hcl`${ref("var.word")}`.text;
const list = hcl`${ref("var.list")}`.list;
const number = hcl`${ref("var.number")}`.number;
const later = is(word, "a");

/** What an answer becomes in Terraform's JSON. */
function written(answer: Answer): unknown {
  const template = synthesize((stack) => {
    new SecurityGroup(stack, "group", args({ revokeRulesOnDelete: answer }));
  });
  return template.resource("aws_security_group.group").revoke_rules_on_delete;
}

test.each<[Answer, boolean]>([
  [is(value("a"), "a"), true],
  [not(is(value("a"), "a")), false],
  [includes(["a"], "b"), false],
  [isMoreThan(2, 1), true],
  [both(ALWAYS, NEVER), false],
  [either(NEVER, ALWAYS), true],
  [both(later, NEVER), false],
  [either(later, ALWAYS), true],
  [isGiven(value({})), true],
])("%#: what is certain is answered at once", (answer, expected) => {
  expect(answer).toBe(expected);
});

test.each<[Answer, string]>([
  [later, '${var.word == "a"}'],
  [not(later), '${!(var.word == "a")}'],
  [includes(list, "a"), '${contains(var.list, "a")}'],
  [isMoreThan(number, 1), "${var.number > 1}"],
  [both(later, ALWAYS), '${var.word == "a"}'],
  [both(later, isMoreThan(number, 1)), '${(var.word == "a" && var.number > 1)}'],
  [either(NEVER, later), '${var.word == "a"}'],
  [either(later, isMoreThan(number, 1)), '${(var.word == "a" || var.number > 1)}'],
  [isGiven(value(optionalBlock({}, ref("var.block")))), "${var.block != null}"],
])("%#: what is not is left to Terraform", (answer, expected) => {
  expect(written(answer)).toBe(expected);
});
