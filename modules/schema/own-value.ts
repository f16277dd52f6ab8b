/** The value of a key that a person chose, which may be the name of something that every object of JavaScript has. */
export function ownValue<T>(block: Record<string, T> | undefined, key: string): T | undefined {
  return block && Object.hasOwn(block, key) ? block[key] : undefined;
}
