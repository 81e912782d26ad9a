/** A login gives the session a new key. */
export function newSessionKey(key: string): string {
  const count = Number(/\d+$/.exec(key)?.[0] ?? 0);
  return `session ${count + 1}`;
}
