const units = new Set(['microseconds', 'milliseconds', 'seconds', 'minutes', 'hours', 'days', 'weeks']);

/**
 * Whether the server reads it as a duration: `key=value` pairs split by `;`, keys in any case, values Python floats,
 * at least one known key (authentik 2025.10, lib/utils/time.py; stages.md 1).
 */
export function isDuration(text: string): boolean {
  let known = 0;
  for (const pair of text.split(';')) {
    const parts = pair.split('=');
    if (parts.length !== 2) return false;
    if (!units.has(parts[0]!.toLowerCase())) continue;
    if (!isFloat(parts[1]!)) return false;
    known += 1;
  }
  return known > 0;
}

/** Whether Python's `float()` takes the text. */
export function isFloat(text: string): boolean {
  return /^\s*[+-]?(?:(?:\d+(?:_\d+)*)(?:\.(?:\d+(?:_\d+)*)?)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|inf(?:inity)?|nan)\s*$/i.test(
    text,
  );
}
