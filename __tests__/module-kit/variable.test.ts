import { z } from "zod";
import { variable } from "../../modules/module-kit/input";
import { shownJson } from "../../modules/module-kit/shown";
import { terraformType } from "../../modules/module-kit/type";
import { block } from "../../modules/schema/block";
import { fieldSchema } from "../../modules/schema/field-schema";

const schema = fieldSchema(
  block({
    size: z.int().min(1).max(9).default(3).describe("Size."),
    word: z.enum(["a", "b"]).optional().describe("Word."),
    names: z.array(z.string().regex(/^[a-z]+$/, "letters")).describe("Names."),
    inner: block({ open: z.boolean().default(false), labels: z.record(z.string(), z.string()).default({}) }).prefault(
      {},
    ),
  }).describe("A block."),
);

test("a block is an object, whose optional keys have their defaults", () => {
  expect(terraformType(schema)).toBe(
    "object({ size = optional(number, 3), word = optional(string), names = list(string), inner = optional(object({ open = optional(bool, false), labels = optional(map(string), {}) }), {}) })",
  );
  expect(terraformType(schema, 0)).toContain("\n  inner = optional(object({\n    open = optional(bool, false)\n");
});

test("what is required has no default and is never null", () => {
  expect(variable("block", { schema, isRequired: true })).toMatchObject({ description: "A block.", nullable: false });
  expect(variable("block", { schema, isRequired: true })).not.toHaveProperty("default");
  expect(variable("block", { schema })).toMatchObject({ default: null, nullable: true });
});

test("every limit is a validation, in the words of the environment file's messages", () => {
  const { validation } = variable("block", { schema, isRequired: true }) as { validation: object[] };
  expect(validation).toEqual([
    {
      condition: "${floor(var.block.size) == var.block.size}",
      error_message: "block.size: has the wrong type, got ${jsonencode(var.block.size)}\n    allowed: a whole number",
    },
    {
      condition: "${var.block.size >= 1}",
      error_message: "block.size: is too small, got ${jsonencode(var.block.size)}\n    allowed: 1 to 9",
    },
    {
      condition: "${var.block.size <= 9}",
      error_message: "block.size: is too large, got ${jsonencode(var.block.size)}\n    allowed: 1 to 9",
    },
    {
      condition: '${var.block.word == null ? true : contains(["a", "b"], var.block.word)}',
      error_message: `block.word: is not a known word, got \${${shownJson("var.block.word")}}\n    allowed: a, b`,
    },
    {
      condition: '${alltrue([for entry in var.block.names : can(regex("^[a-z]+$", entry))])}',
      error_message: `block.names[]: is not possible, got \${${shownJson('[for entry in var.block.names : entry if !(can(regex("^[a-z]+$", entry)))]')}}\n    allowed: letters`,
    },
  ]);
});
