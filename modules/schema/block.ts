import { z } from "zod";

/** `instance_types` → `instanceTypes`: the one rule between the file's keys and TypeScript's. */
export type CamelCase<S extends string> = S extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** The keys of a block in camelCase; the values, and the free keys of maps inside it, stay as they are. */
export type CamelKeys<T> = { [K in keyof T as CamelCase<K & string>]: T[K] };

export function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The key of the file that `camelCase` made one of TypeScript's from. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * A block of the environment file: no keys but the declared ones, handed on with camelCase keys.
 *
 * Only declared keys are renamed: tags, Spark properties and VPC names belong to the user.
 */
export function block<S extends z.ZodRawShape>(shape: S) {
  return z
    .strictObject(shape)
    .transform(
      (value) =>
        Object.fromEntries(Object.entries(value).map(([key, inner]) => [camelCase(key), inner])) as CamelKeys<
          typeof value
        >,
    );
}
