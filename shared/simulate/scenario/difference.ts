import type { Json } from '../../kernel/json';

export interface Found {
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

/** The first place at which two values part; null where they agree. Placeholders (`$token`, …) match anything of their sort. */
export function firstDifference(
  expected: Json | undefined,
  actual: Json | undefined,
  path = '',
): Found | null {
  if (expected === actual) return null;
  const apart: Found = { path, expected, actual };
  if (typeof expected === 'string') return matches(expected, actual) ? null : apart;
  if (typeof expected !== 'object' || expected === null) return apart;
  if (typeof actual !== 'object' || actual === null || Array.isArray(expected) !== Array.isArray(actual))
    return apart;
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  for (const key of keys) {
    const found = firstDifference(
      (expected as Record<string, Json>)[key],
      (actual as Record<string, Json>)[key],
      path === '' ? key : `${path}.${key}`,
    );
    if (found) return found;
  }
  return null;
}

const placeholder =
  /\$(avatar|traceback|config_url|codes|secret|enroll_url|request_id|token|device_uid|user_id|challenge|pk|uuid|hex|time|address)/g;

/** A text with placeholders matches any text with something in their places. */
function matches(expected: string, actual: Json | undefined): boolean {
  if (!expected.includes('$') || expected.search(placeholder) < 0) return expected === actual;
  if (expected.replace(placeholder, '') === '') return actual !== undefined && actual !== null;
  if (typeof actual !== 'string') return false;
  const pattern = expected
    .split(placeholder)
    .filter((_part, index) => index % 2 === 0)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]+?');
  return new RegExp(`^${pattern}$`).test(actual);
}
