import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FieldValue } from '../../shared/authentik/record';
import { valueAt } from '../../shared/blueprint/patch/change-data';
import { patchBlueprint } from '../../shared/blueprint/patch/patch-blueprint';
import type { KeyPath, ParsedBlueprint } from '../../shared/blueprint/text/blueprint-text';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { placeOf } from '../../shared/blueprint/text/place-of';
import { wholeValue } from '../../shared/blueprint/text/whole-value';
import { seedTexts } from '../fuzz/seed-texts';

interface Edit {
  readonly parsed: ParsedBlueprint;
  readonly path: KeyPath;
  readonly value: FieldValue;
}

/** Another value of the same kind. */
function changed(old: FieldValue): FieldValue {
  if (typeof old === 'number') return old + 1;
  if (typeof old === 'boolean') return !old;
  if (typeof old === 'string') return `${old.endsWith('\n') ? `${old}one more line\n` : `${old} changed`}`;
  return 'changed';
}

function editsOf(text: string): Edit[] {
  const parsed = parseBlueprint(text);
  if (!parsed.parsed) return [];
  return parsed.entries.flatMap((entry) =>
    (['identifiers', 'attrs'] as const).flatMap((part) =>
      Object.entries(entry[part] ?? {}).map(([name, old]) => ({
        parsed,
        path: [...entry.path, part, name],
        value: changed(old),
      })),
    ),
  );
}

/** Whether all lines before and behind these, from 1, are as they were. */
function isOutsideKept(
  before: string,
  after: string,
  [from, to]: readonly [from: number, to: number],
): boolean {
  const [old, made] = [before.split('\n'), after.split('\n')];
  const behind = old.slice(to);
  const kept = behind.length === 0 ? [] : made.slice(-behind.length);
  return (
    old.slice(0, from - 1).every((line, at) => line === made[at]) &&
    behind.every((line, at) => line === kept[at])
  );
}

// All of them are some twenty thousand; which ones are taken is always the same.
const texts = seedTexts(join(import.meta.dirname, '..', '..'));
const sample = texts
  .filter((_, at) => at % Math.ceil(texts.length / 60) === 0)
  .flatMap(({ text }) => editsOf(text));
const edits = sample.filter((_, at) => at % Math.ceil(sample.length / 400) === 0);

test('a field changed to another value says that, and no line but its own is another', () => {
  expect(edits.length).toBeGreaterThan(100);
  for (const { parsed, path, value } of edits) {
    const where = `${path.join('.')} in\n${parsed.text}`;
    const patched = patchBlueprint(parsed, [{ kind: 'set', path, value }]);
    if (!patched.ok) throw new Error(where);
    expect(valueAt(wholeValue(parseBlueprint(patched.value)), path), where).toEqual(value);
    const from = placeOf(parsed, path, 'key').line!;
    const to = Math.max(from, placeOf(parsed, path).endLine!);
    expect(isOutsideKept(parsed.text, patched.value, [from, to]), where).toBe(true);
  }
});
