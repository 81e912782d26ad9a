import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintRules } from './registry';

const spec = '../shared/authentik/lint.md';

describe.skipIf(!existsSync(spec))('the rules and their specification', () => {
  const rows = existsSync(spec) ? readFileSync(spec, 'utf8').matchAll(/^\| ([A-E]\d\d) \|/gm) : [];
  const listed = [...rows].map(([, id]) => id!);

  it('has a rule for each row', () => {
    const ids = new Set(lintRules.map(({ id }) => id));
    expect(listed.length).toBeGreaterThan(100);
    expect(listed.filter((id) => !ids.has(id))).toEqual([]);
  });
});

it('names every rule once, with a reason of one sentence', () => {
  const ids = lintRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort());
  for (const { id, why, title } of lintRules) {
    expect(why, id).toMatch(/\.$/);
    expect(title, id).not.toMatch(/\.$/);
  }
});
