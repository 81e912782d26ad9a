import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { writeSource } from '../../shared/blueprint/project/write-source';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { documentOf } from '../../shared/document/document';
import { textField } from '../../shared/document/values';

const root = join(import.meta.dirname, '..', '..');
const shared = join(root, '..', 'shared', 'authentik');
const folders = [
  join(root, 'assets', 'blueprints'),
  join(shared, 'blueprints'),
  join(shared, 'blueprints-2026.5'),
  join(shared, 'gold', 'blueprints'),
];

const files = folders.flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(folder, name))
    : [],
);

interface Opened {
  readonly path: string;
  readonly text: string;
  readonly source: RecordId;
  readonly records: readonly AuthentikRecord[];
}

function open(path: string): Opened | undefined {
  const text = readFileSync(path, 'utf8');
  const parsed = parseBlueprint(text, path);
  if (!parsed.parsed) return undefined;
  let made = 0;
  const { records, source } = projectBlueprint(parsed, { newId: () => `r${String((made += 1))}` });
  return { path, text, source: source.id, records };
}

const opened = files.map(open).filter((file) => file !== undefined);

const linesThatDiffer = (left: string, right: string): readonly string[] => {
  const [one, other] = [left.split('\n'), right.split('\n')];
  if (one.length !== other.length) return [`${String(one.length)} lines became ${String(other.length)}`];
  return other.filter((line, index) => line !== one[index]);
};

describe('every blueprint of the corpus', () => {
  it('is written back byte for byte where nothing was edited', () => {
    const touched = opened.filter(({ text, source, records }) => {
      const written = writeSource(documentOf(records), source);
      return !written.ok || written.value.text !== text;
    });
    expect(touched.map(({ path }) => path)).toEqual([]);
    expect(opened.length).toBeGreaterThanOrEqual(4);
  });

  it('changes one line where one name was edited', () => {
    const wrong = opened.flatMap(({ path, text, source, records }) => {
      const record = records.find(
        ({ fields, model }) =>
          !model.startsWith('stagecraft.') && typeof fields.name === 'string' && fields.name !== '',
      );
      const isSimple = textField(record ?? records[0]!, 'name')?.includes('\n') === false;
      if (record === undefined || !isSimple || record.entry?.also) return [];
      const edited = { ...record, fields: { ...record.fields, name: 'edited-name' } };
      const document = documentOf(records.map((other) => (other.id === record.id ? edited : other)));
      const written = writeSource(document, source);
      if (!written.ok) return [`${path}: ${written.error[0]?.message ?? ''}`];
      const lines = linesThatDiffer(text, written.value.text);
      return lines.length === 1 && lines[0]!.includes('edited-name') ? [] : [`${path}: ${lines.join(' | ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('loses an entry and nothing else where an object was deleted', () => {
    const wrong = opened.flatMap(({ path, source, records }) => {
      const last = records.at(-1)!;
      if (last.id === source || last.entry?.also || records.length < 3) return [];
      const kept = records.filter(({ id }) => id !== last.id);
      const written = writeSource(documentOf(kept), source);
      if (!written.ok) return [`${path}: ${written.error[0]?.message ?? ''}`];
      const count = parseBlueprint(written.value.text).entries.length;
      const before = parseBlueprint(textField(records[0]!, 'text')!).entries.length;
      return count === before - 1 ? [] : [`${path}: ${String(before)} entries became ${String(count)}`];
    });
    expect(wrong).toEqual([]);
  });
});
