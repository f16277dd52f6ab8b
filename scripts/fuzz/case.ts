import fc from "fast-check";
import { stringify } from "yaml";
import { environmentJsonSchema } from "../../modules/environment/json-schema";
import { valuesFor } from "./from-schema";
import { type Mutation, mutated, mutatedText, mutation, type TextMutation, textMutation } from "./mutations";

/** One generated file. */
export interface Case {
  /** What the schema alone gave; of no use to judge by, since changes of it follow. */
  tree: unknown;
  text: string;
}

/** Files as the schema has them, most of them with changes of their structure, and some with changes of their text. */
export function cases(): fc.Arbitrary<Case> {
  const schema = environmentJsonSchema();
  return fc
    .record({
      tree: valuesFor(schema, schema),
      changes: fc.oneof(
        { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
        { weight: 2, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 3 }) },
      ),
      textChanges: fc.oneof(
        { weight: 5, arbitrary: fc.constant<TextMutation[]>([]) },
        { weight: 1, arbitrary: fc.array(textMutation, { minLength: 1, maxLength: 2 }) },
      ),
    })
    .map(({ tree, changes, textChanges }) => ({
      tree,
      text: textChanges.reduce(mutatedText, stringify(changes.reduce(mutated, tree))),
    }));
}
