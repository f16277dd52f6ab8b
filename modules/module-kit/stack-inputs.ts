import { fieldSchema } from "../schema/field-schema";
import { refusal } from "../schema/refusal";
import { ROLE_PREFIX_MAX } from "../stack/names";
import { nameSchema, tagsSchema } from "../stack/schema";
import type { Input } from "./input";

/** Inputs that every module has, in the words of the environment file. */

export const tagsInput: Input = { schema: fieldSchema(tagsSchema) };

/**
 * @param suffix what follows the name in the longest name of a role
 */
export function nameInput(suffix: string): Input {
  const longest = ROLE_PREFIX_MAX - suffix.length;
  return {
    schema: {
      ...fieldSchema(nameSchema),
      description: "Name of the cluster, and the beginning of every resource's name.",
    },
    isRequired: true,
    rules: [
      {
        condition: `\${length(var.name) <= ${longest}}`,
        error_message: refusal("name: ", {
          problem: `is too long: a role would be called \${var.name}${suffix}… (\${length(var.name) + ${suffix.length}} characters before AWS completes it)`,
          got: "${jsonencode(var.name)}",
          allowed: `at most ${longest} characters`,
        }),
      },
    ],
  };
}
