/** What a table says of a key that a user may have typed: `constructor` is no model, though every object has one. */
export function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
