import { ref, TerraformStack, Token } from "cdktf";
import { refusalsOf } from "../../modules/module-kit/refusals";
import { shownJson } from "../../modules/module-kit/shown";
import type { Claim } from "../../modules/rule/claim";
import { eachEntry, inBlock } from "../../modules/rule/entries";
import { set, text } from "../../modules/rule/text";
import { optionalBlock } from "../../modules/value/blocks-at-plan";
import { ALWAYS, endsWith, isAtMost, isMissing, NEVER, not } from "../../modules/value/question";
import { value } from "../../modules/value/value";
import { testApp } from "../support/template";

const stack = new TerraformStack(testApp(), "module");
const number = (name: string) => value(Token.asNumber(ref(`var.${name}`)));

const LIMIT: Claim = {
  path: ["min"],
  holds: isAtMost(number("min"), 9),
  problem: "is too many",
  got: number("min"),
  fix: text`write ${set("min", 9)}`,
};

test("a claim that reads one variable stands with it", () => {
  expect(refusalsOf(stack, [LIMIT]).byVariable.get("min")).toEqual([
    {
      condition: "${var.min <= 9}",
      error_message: "min: is too many, got ${jsonencode(var.min)}\n    fix: write min = 9",
    },
  ]);
});

test("one that reads several is a precondition, be it for its message alone", () => {
  const { byVariable, preconditions } = refusalsOf(stack, [{ ...LIMIT, allowed: text`0 to ${number("max")}` }]);
  expect(byVariable.size).toBe(0);
  expect(preconditions).toMatchObject([{ condition: "${var.min <= 9}" }]);
});

test("one about each entry of a list names those that are refused", () => {
  const ranges = value(Token.asList(ref("var.ranges")));
  const claims = eachEntry(ranges, ["ranges"], (entry, path) => ({
    path,
    holds: not(endsWith(entry, "/0")),
    problem: "is the world",
    got: entry,
  }));
  expect(refusalsOf(stack, claims).byVariable.get("ranges")).toEqual([
    {
      condition: '${alltrue([for entry in var.ranges : !endswith(entry, "/0")])}',
      error_message: `ranges[]: is the world, got \${${shownJson('[for entry in var.ranges : entry if endswith(entry, "/0")]')}}`,
    },
  ]);
});

test("one within a block that may be missing holds without it", () => {
  const task = optionalBlock({ spot: number("task.spot") }, ref("var.task"));
  const claims = inBlock<{ spot: number }>(value(task) as never, ["task"], ({ spot }) => [
    { path: ["spot"], holds: isAtMost(spot, 5), problem: "is too many", got: spot },
  ]);
  expect(refusalsOf(stack, claims).byVariable.get("task")).toEqual([
    {
      condition: "${var.task == null ? true : var.task.spot <= 5}",
      error_message: 'task.spot: is too many, got ${try(jsonencode(var.task.spot), "")}',
    },
  ]);
});

test("what a person wrote is no expression of Terraform's", () => {
  const [claim] = refusalsOf(stack, [{ ...LIMIT, problem: "holds ${x}", fix: undefined }]).byVariable.get("min") ?? [];
  expect(claim?.error_message).toContain("holds $${x}");
});

test("one that always holds is left out, and one that never holds is a mistake of ours", () => {
  const missing = { ...LIMIT, holds: isMissing(value(undefined)) };
  expect(refusalsOf(stack, [missing, { ...LIMIT, holds: ALWAYS }]).byVariable.size).toBe(0);
  expect(() => refusalsOf(stack, [{ ...LIMIT, holds: NEVER }])).toThrow("min");
});
