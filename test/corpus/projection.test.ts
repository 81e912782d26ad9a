import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { compareSource } from '../../shared/blueprint/project/source-changes';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { documentOf } from '../../shared/document/document';

const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'authentik');
const folders = ['blueprints', 'blueprints-2026.5', 'gold/blueprints'];

const files = folders.flatMap((folder) => {
  const path = join(shared, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(path, name));
});

describe.skipIf(files.length === 0)('every blueprint of the corpus', () => {
  it('projects to records that say nothing else than the text', () => {
    const touched = files.filter((path) => {
      const parsed = parseBlueprint(readFileSync(path, 'utf8'), path);
      if (!parsed.parsed) return false;
      let made = 0;
      const { records, source } = projectBlueprint(parsed, { newId: () => `r${String((made += 1))}` });
      const { changes } = compareSource({ document: documentOf(records), sourceId: source.id, parsed });
      return changes.length > 0;
    });
    expect(touched).toEqual([]);
  });
});
