import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Release } from '../../shared/authentik/release';
import { releases } from '../../shared/authentik/release';
import { checkImport } from '../../shared/blueprint/importer/check-import';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';

const folder = join(import.meta.dirname, '..', '..', 'assets', 'blueprints');
const samples = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const cases = samples.flatMap((name) => releases.map((release): [string, Release] => [name, release]));

it.each(cases)('%s imports into authentik %s', (name, release) => {
  const parsed = parseBlueprint(readFileSync(join(folder, name), 'utf8'), name);
  expect(checkImport(parsed, { release })).toEqual({
    importable: true,
    diagnostics: [],
  });
});
