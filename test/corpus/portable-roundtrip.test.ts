import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../shared/authentik/release';
import { exportPortable } from '../../shared/blueprint/portable/export-portable';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { isPresent } from '../../shared/document/presence';
import { textField } from '../../shared/document/values';
import type { Residents } from '../support/imagined-server';
import { differencesBetween, flowOn, serverWith, workspaceOf } from '../support/imagined-server';

const root = join(import.meta.dirname, '..', '..');
const shared = join(root, '..', 'shared', 'authentik');
const releases = ['2025.10', '2026.5'] as const;

const yamlBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

interface Source {
  readonly texts: readonly string[];
  readonly release: Release;
  readonly residents?: Residents;
  /** What the server really held, where the texts are its own export, which loses something. */
  readonly truth?: readonly string[];
}

/** What differs for every flow of a source between the server that it makes and the one that its export makes. */
function lossesOf(source: Source): readonly string[] {
  const document = workspaceOf(source.texts);
  const original = serverWith(source.truth ?? source.texts, source);
  return slugsOf(document).flatMap((slug) => {
    const { text, secrets } = exportPortable(document, { flows: [slug], release: source.release });
    const env = Object.fromEntries(
      secrets.flatMap(({ record, field, variable }) => {
        const value = document.records.get(record)?.fields[field];
        return typeof value === 'string' ? [[variable, value] as const] : [];
      }),
    );
    const copy = serverWith([text], { ...source, env });
    const losses = differencesBetween(flowOn(original, slug), flowOn(copy, slug));
    return [...copy.errors.map(({ message }) => message), ...losses].map((said) => `${slug}: ${said}`);
  });
}

const slugsOf = (document: WorkspaceDocument) =>
  recordsOfModel(document, 'authentik_flows.flow')
    .filter(isPresent)
    .flatMap((flow) => textField(flow, 'slug') ?? []);

it.each(releases)('brings our own samples back unchanged on %s', (release) => {
  const texts = yamlBelow(join(root, 'assets', 'blueprints'));
  expect(texts.flatMap((text) => lossesOf({ texts: [text], release }))).toEqual([]);
});

describe.skipIf(!existsSync(shared)).each(releases)(
  'on %s an exported flow comes back unchanged',
  (release) => {
    const shipped = join(shared, release === '2025.10' ? 'blueprints' : 'blueprints-2026.5');
    // As the files ask for it themselves: the flow that another one leads to is applied first.
    const defaults = existsSync(shipped)
      ? [...yamlBelow(join(shipped, 'default'))].sort(
          (left, right) =>
            Number(right.includes('slug: default-password-change\n')) -
            Number(left.includes('slug: default-password-change\n')),
        )
      : [];

    it('from the shipped files, alone and together', () => {
      const alone = yamlBelow(shipped).flatMap((text) => lossesOf({ texts: [text], release }));
      expect([...alone, ...lossesOf({ texts: defaults, release })]).toEqual([]);
    });

    it("from the server's own exports, as the server held it", () => {
      const exchanges = JSON.parse(
        readFileSync(join(shared, 'gold', 'api', release, 'flows.json'), 'utf8'),
      ) as readonly {
        readonly request: { readonly path: string };
        readonly response: { readonly body: string };
      }[];
      const texts = exchanges
        .filter(({ request }) => request.path.endsWith('/export/'))
        .map(({ response }) => response.body);
      expect(texts).toHaveLength(8);
      expect(lossesOf({ texts, release, truth: defaults })).toEqual([]);
    });

    it('from the worlds of the recordings', () => {
      const folder = join(shared, 'gold', 'scenarios', release);
      const losses = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => {
          const { world } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
            readonly world: Residents & { readonly blueprints: readonly string[] };
          };
          return lossesOf({ texts: world.blueprints, release, residents: world }).map(
            (said) => `${name}: ${said}`,
          );
        });
      expect(losses).toEqual([]);
    }, 120_000);
  },
);
