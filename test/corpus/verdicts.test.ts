import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../shared/authentik/release';
import { checkImport } from '../../shared/blueprint/importer/check-import';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';

const gold = join(import.meta.dirname, '..', '..', '..', 'shared', 'authentik', 'gold', 'blueprints');
const env = { STAGECRAFT_TEST: 'from-env' };

interface Recorded {
  readonly name: string;
  readonly kind: string;
  readonly from: string | null;
  readonly valid?: boolean;
}

const recordings: readonly (readonly [release: Release, file: string])[] = [
  ['2025.10', 'results.jsonl'],
  ['2026.5', 'results-2026.5.jsonl'],
];

describe.skipIf(!existsSync(gold))('what a real importer said', () => {
  it.each(recordings)('%s: the same verdict on every recorded file', (release, file) => {
    const results = readFileSync(join(gold, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Recorded);
    const differing = results.flatMap(({ name, kind, from, valid = false }) => {
      const parsed = parseBlueprint(readFileSync(join(gold, `${name}.yaml`), 'utf8'), name);
      const { importable, diagnostics } = checkImport(parsed, { release, env });
      const said = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
      return importable === valid
        ? []
        : [`${name} (${kind} of ${from ?? 'nothing'}): ${String(valid)}; ${said.join(' | ')}`];
    });
    expect(differing).toEqual([]);
  });
});
