import { describe, expect, test } from 'vitest';
import type { FieldValue } from '../../shared/authentik/record';
import { commentsOf } from '../../shared/blueprint/format/comments-of';
import { formatBlueprint } from '../../shared/blueprint/format/format-blueprint';
import { isListValue, isMappingValue, valueAt } from '../../shared/blueprint/patch/change-data';
import { patchBlueprint } from '../../shared/blueprint/patch/patch-blueprint';
import type { KeyPath, ParsedBlueprint } from '../../shared/blueprint/text/blueprint-text';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { placeOf } from '../../shared/blueprint/text/place-of';
import { sameValue, wholeValue } from '../../shared/blueprint/text/whole-value';
import { seededRandom } from '../fuzz/random';
import { styledText } from '../support/styled-yaml';

const count = 300;
const texts = Array.from({ length: count }, (_, index) => styledText(seededRandom(11, index)));

function read(text: string): ParsedBlueprint {
  const parsed = parseBlueprint(text, undefined, { unknownTags: 'warning' });
  expect(
    parsed.diagnostics.filter(({ code, severity }) => severity === 'error' && code.startsWith('yaml/')),
  ).toEqual([]);
  return parsed;
}

/** Paths of what is neither list nor mapping. */
function leavesOf(value: FieldValue | undefined, path: KeyPath = []): KeyPath[] {
  if (isListValue(value)) return value.flatMap((item, at) => leavesOf(item, [...path, at]));
  if (!isMappingValue(value)) return [path];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

/** The lines, from 1, that are other ones in the new text: the first and the last of the old. */
function changedLines(before: string, after: string): readonly [first: number, last: number] {
  const [old, made] = [before.split('\n'), after.split('\n')];
  const shorter = Math.min(old.length, made.length);
  let head = 0;
  while (head < shorter && old[head] === made[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === made.at(-1 - tail)) tail += 1;
  return [head + 1, old.length - tail];
}

describe('texts in any style', () => {
  test('are read as they are meant', () => {
    for (const { text, data } of texts) {
      // How many line breaks such a text keeps depends on what follows it, and whether it has a last one at all.
      if (/[|>]\d?\+/.test(text) || !text.endsWith('\n')) continue;
      expect(sameValue(wholeValue(read(text)), data), text).toBe(true);
    }
  });

  test('say the same in house style, with every comment, and settle at once', () => {
    let rewritten = 0;
    for (const { text } of texts) {
      const parsed = read(text);
      const once = formatBlueprint(text);
      if (!once.ok) throw new Error(text);
      const after = read(once.value);
      expect(JSON.stringify(wholeValue(after)), text).toBe(JSON.stringify(wholeValue(parsed)));
      expect(commentsOf(after), text).toEqual(commentsOf(parsed));
      expect(formatBlueprint(once.value), text).toEqual(once);
      if (once.value !== text) rewritten += 1;
    }
    expect(rewritten).toBeGreaterThan(0.9 * count);
  });

  test.each(['changed', 'two\nlines', 7, null])(
    'one value changed to %j changes its own lines only',
    (value) => {
      for (const [at, { text }] of texts.entries()) {
        // A value with an anchor is several values.
        if (text.includes('*n')) continue;
        const parsed = read(text);
        const data = wholeValue(parsed);
        const leaves = leavesOf(data);
        const path = leaves[at % leaves.length];
        if (path === undefined) continue;
        const patched = patchBlueprint(parsed, [{ kind: 'set', path, value }]);
        const where = `${path.join('.')} in\n${text}`;
        if (!patched.ok) throw new Error(where);
        expect(valueAt(wholeValue(read(patched.value)), path), where).toEqual(value);
        const from = placeOf(parsed, path, 'key').line!;
        const to = Math.max(from, placeOf(parsed, path).endLine!);
        const [first, last] = changedLines(text, patched.value);
        if (patched.value === text) continue;
        expect(first, where).toBeGreaterThanOrEqual(from);
        expect(last, where).toBeLessThanOrEqual(to);
      }
    },
  );
});
