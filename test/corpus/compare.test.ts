import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { newestRelease } from '../../shared/authentik/release';
import { formatBlueprint } from '../../shared/blueprint/format/format-blueprint';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { compareDocuments } from '../../shared/compare/compare-documents';
import { compareFlows } from '../../shared/compare/compare-flows';
import { differences } from '../../shared/compare/comparison';
import { documentOf } from '../../shared/document/document';
import { recordsOfKind } from '../../shared/document/indexes';

const folders = [
  join(projectFolder, 'assets', 'blueprints'),
  join(projectFolder, '../shared/authentik/blueprints'),
  join(projectFolder, '../shared/authentik/gold/blueprints'),
].filter((folder) => existsSync(folder));

const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

const descriptors = descriptorsFor(newestRelease);

function read(text: string, path: string) {
  let made = 0;
  const newId = () => `${path}-${String((made += 1))}`;
  return documentOf(projectBlueprint(parseBlueprint(text, path), { newId, descriptors }).records);
}

const told = (before: string, after: string) => {
  const comparison = compareDocuments(read(before, 'before'), read(after, 'after'), { descriptors });
  return differences(comparison).map(({ fate, object }) => [
    fate,
    object.label,
    ...('fields' in object ? object.fields.map(({ field }) => field) : []),
  ]);
};

describe.each(files.map((path) => [relative(projectFolder, path), path] as const))('%s', (_, path) => {
  const text = readFileSync(path, 'utf8');

  it('is the same as itself, and as itself in house style', () => {
    expect(told(text, text)).toEqual([]);
    const formatted = formatBlueprint(text, path);
    if (formatted.ok) expect(told(text, formatted.value)).toEqual([]);
  });

  it('draws every flow as the same', () => {
    const documents = { from: read(text, 'before'), to: read(text, 'after') };
    const comparison = compareDocuments(documents.from, documents.to, { descriptors });
    for (const flow of recordsOfKind(documents.from, 'flow')) {
      const flows = { from: flow.id, to: comparison.pairs.get(flow.id)! };
      const { fates } = compareFlows({ documents, flows, descriptors, comparison });
      expect([...fates].filter(([, fate]) => fate !== 'same')).toEqual([]);
    }
  });
});
