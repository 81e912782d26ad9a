import type { Json } from '../kernel/json';

/** Python's `str` of a plain value. */
export function pythonText(value: Json): string {
  return typeof value === 'string' ? value : represented(value);
}

/** Python's `repr`. */
function represented(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(represented).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${represented(item)}`);
  return `{${pairs.join(', ')}}`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `${quote}${quote === "'" ? escaped.replace(/'/g, "\\'") : escaped}${quote}`;
}
