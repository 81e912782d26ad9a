import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import type { FieldValue } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import { commentsOf } from '../../shared/blueprint/format/comments-of';
import { formatBlueprint } from '../../shared/blueprint/format/format-blueprint';
import { isListValue, isMappingValue, valueAt } from '../../shared/blueprint/patch/change-data';
import { patchBlueprint } from '../../shared/blueprint/patch/patch-blueprint';
import { resolveBlueprint } from '../../shared/blueprint/resolve/resolve-blueprint';
import type { KeyPath } from '../../shared/blueprint/text/blueprint-text';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { wholeValue } from '../../shared/blueprint/text/whole-value';

const authentik = new URL('../../../shared/authentik/', import.meta.url);
const gold = new URL('gold/blueprints/', authentik);
const admins = '11111111-2222-3333-4444-555555555555';

interface Recording {
  readonly name: string;
  readonly kind: string;
  readonly parsed: boolean;
  readonly entries?: readonly unknown[];
}

function recordings(file: string): Recording[] {
  const lines = readFileSync(new URL(file, gold), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Recording);
}

function textOf(name: string): string {
  return readFileSync(new URL(`${name}.yaml`, gold), 'utf8');
}

function resolved(text: string, release: Release): unknown {
  const entries = resolveBlueprint(parseBlueprint(text), {
    env: { STAGECRAFT_TEST: 'from-env' },
    release,
    find: ({ where }) => (where[0]?.[1] === 'authentik Admins' ? admins : null),
  });
  const plain = entries.map(({ model, id, state, identifiers, attrs, applies, errors }) => ({
    model,
    id,
    state,
    ...(identifiers === undefined ? { identifiers_error: errors.identifiers } : { identifiers }),
    ...(attrs === undefined ? { attrs_error: errors.attrs } : { attrs }),
    applies,
  }));
  const json = JSON.stringify(plain).replaceAll(`UUID('${admins}')`, '$uuid').replaceAll(admins, '$uuid');
  return JSON.parse(json);
}

function yamlFiles(folder: URL): URL[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return yamlFiles(new URL(`${entry.name}/`, folder));
    return entry.name.endsWith('.yaml') ? [new URL(entry.name, folder)] : [];
  });
}

function leavesOf(value: FieldValue, path: KeyPath = []): KeyPath[] {
  if (isListValue(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (isMappingValue(value))
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  return [path];
}

describe.skipIf(!existsSync(gold)).each([
  ['results.jsonl', '2025.10'],
  ['results-2026.5.jsonl', '2026.5'],
] as const)('%s', (file, release) => {
  test('every text is read or refused as the server did', () => {
    const wrong = recordings(file).filter(
      ({ name, parsed }) => parseBlueprint(textOf(name)).parsed !== parsed,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('every tag resolves as on the server', () => {
    for (const { name, kind, entries } of recordings(file)) {
      if (kind === 'tags' && entries !== undefined)
        expect(resolved(textOf(name), release), name).toEqual(entries);
    }
  });
});

const folders = ['blueprints/', 'blueprints-2026.5/', 'gold/blueprints/'].map(
  (name) => new URL(name, authentik),
);

describe.skipIf(!existsSync(gold))('every blueprint at hand', () => {
  const readable = existsSync(gold)
    ? folders
        .flatMap(yamlFiles)
        .map((url) => parseBlueprint(readFileSync(url, 'utf8'), url.pathname.split('/').at(-1)))
        .filter(
          ({ diagnostics }) =>
            !diagnostics.some(({ code, severity }) => severity === 'error' && code.startsWith('yaml/')),
        )
    : [];

  test('formatting keeps data and comments and settles at once', () => {
    for (const parsed of readable) {
      const once = formatBlueprint(parsed.text);
      if (!once.ok) throw new Error(parsed.path);
      expect(formatBlueprint(once.value), parsed.path).toEqual(once);
      expect(JSON.stringify(wholeValue(parseBlueprint(once.value))), parsed.path).toBe(
        JSON.stringify(wholeValue(parsed)),
      );
      expect(commentsOf(parseBlueprint(once.value)), parsed.path).toEqual(commentsOf(parsed));
    }
  });

  test('one scalar changed and changed back gives the same bytes where its style had room for it', () => {
    let same = 0;
    for (const [at, parsed] of readable.entries()) {
      const data = wholeValue(parsed);
      const leaves = leavesOf(data).filter((path) => typeof valueAt(data, path) === 'string');
      const path = leaves[at % leaves.length];
      if (path === undefined) continue;
      const there = patchBlueprint(parsed, [{ kind: 'set', path, value: 'changed' }]);
      if (!there.ok) throw new Error(`${parsed.path}: ${path.join('.')}`);
      expect(commentsOf(parseBlueprint(there.value)), parsed.path).toEqual(commentsOf(parsed));
      const back = patchBlueprint(parseBlueprint(there.value), [
        { kind: 'set', path, value: valueAt(data, path)! },
      ]);
      if (!back.ok) throw new Error(`${parsed.path}: ${path.join('.')}`);
      expect(wholeValue(parseBlueprint(back.value)), parsed.path).toEqual(data);
      if (back.value === parsed.text) same += 1;
    }
    expect(same / readable.length).toBeGreaterThan(0.9);
  });
});
