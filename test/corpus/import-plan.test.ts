import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { Release } from '../../shared/authentik/release';
import { planImport } from '../../shared/blueprint/import-plan/plan-import';
import { workspaceStore } from '../../shared/blueprint/import-plan/workspace-store';
import type { ObjectStore, Row } from '../../shared/blueprint/importer/store';
import type { Value } from '../../shared/blueprint/importer/value';
import { Opaque, Uuid, isList, isMapping, keyText } from '../../shared/blueprint/importer/value';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { documentOf } from '../../shared/document/document';
import { valueModel } from '../../shared/document/models';
import { runCommand } from '../../shared/document/run-command';

const authentik = join(import.meta.dirname, '..', '..', '..', 'shared', 'authentik');
const gold = join(authentik, 'gold', 'blueprints');

interface Recorded {
  readonly name: string;
  readonly valid?: boolean;
  readonly entries?: unknown;
}

function identities(stem = ''): () => string {
  let count = 0;
  return () => `id-${stem}${String((count += 1))}`;
}

/** A workspace that holds nothing but what the server's environment holds. */
const bare = documentOf([
  { id: 'env', model: valueModel, fields: { kind: 'env', name: 'STAGECRAFT_TEST', value: 'from-env' } },
]);

function imported(document: WorkspaceDocument, text: string, release: Release) {
  const newId = identities(`${String(document.records.size)}-`);
  const plan = planImport(document, [{ path: 'file.yaml', text }], { release, newId });
  const { records, removed } = plan;
  const result = runCommand(
    document,
    { command: 'import-blueprints', args: { records, removed, name: 'file.yaml' } },
    { newId, descriptors: descriptorsFor(release) },
  );
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('; '));
  return { plan, outcome: result.value };
}

function opened(text: string): WorkspaceDocument {
  const { records } = projectBlueprint(parseBlueprint(text), { newId: identities() });
  return documentOf([...records, ...bare.records.values()]);
}

/** Everything a server holds, without its keys: what stands for an object is how it is known. */
function said(store: ObjectStore, release: Release): readonly string[] {
  const models = [...descriptorsFor(release).models.keys()];
  const rows = models.flatMap((model) => store.of(model).filter((row) => row.model === model));
  const name = (row: Row, depth = 0): string => {
    const { username, slug, name: own, target, stage, policy, order } = row.fields;
    const parts = [username, slug, own, target, stage, policy, order].filter((part) => part != null);
    return `${row.model}(${parts.map((part) => (depth > 3 ? '' : show(part, depth + 1))).join(' ')})`;
  };
  const show = (value: Value, depth = 0): string => {
    if (value instanceof Opaque) return value.text;
    if (isList(value)) return `[${value.map((item) => show(item, depth)).join(', ')}]`;
    if (isMapping(value)) {
      const keys = Object.keys(value).sort();
      return `{${keys.map((key) => `${key}: ${show(value[key]!, depth)}`).join(', ')}}`;
    }
    const row =
      value instanceof Uuid || typeof value === 'string' ? store.find(value, { asTarget: true }) : undefined;
    return row ? name(row, depth) : value instanceof Uuid ? keyText(value) : JSON.stringify(value);
  };
  return rows.map((row) => `${row.model} ${show(row.fields)}`).sort();
}

const recordings: readonly (readonly [release: Release, file: string])[] = [
  ['2025.10', 'results.jsonl'],
  ['2026.5', 'results-2026.5.jsonl'],
];

describe.skipIf(!existsSync(gold)).each(recordings)('%s: every recorded blueprint', (release, file) => {
  const results = existsSync(gold)
    ? readFileSync(join(gold, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Recorded)
    : [];
  const textOf = (name: string) => readFileSync(join(gold, `${name}.yaml`), 'utf8');

  it('is offered if and only if the server takes it, and then as a whole', () => {
    const differing = results.flatMap(({ name, valid = false }) => {
      const { plan } = imported(bare, textOf(name), release);
      const [blueprint] = plan.blueprints;
      const offersNothing = plan.records.length === 0 && plan.removed.length === 0;
      const isRight = blueprint!.importable === valid && (valid || (offersNothing && located(blueprint!)));
      return isRight ? [] : [name];
    });
    expect(differing).toEqual([]);
  });

  it('comes to what opening the file comes to', () => {
    const differing = results
      .filter(({ valid }) => valid === true)
      .flatMap(({ name }) => {
        const text = textOf(name);
        const { outcome } = imported(bare, text, release);
        const descriptors = descriptorsFor(release);
        const left = said(workspaceStore(outcome.document, descriptors).store, release);
        const right = said(workspaceStore(opened(text), descriptors).store, release);
        const onlyLeft = left.filter((line) => !right.includes(line));
        const onlyRight = right.filter((line) => !left.includes(line));
        return onlyLeft.length + onlyRight.length === 0 ? [] : [{ name, onlyLeft, onlyRight }];
      });
    expect(differing).toEqual([]);
  });

  it('changes nothing when it is imported again', () => {
    const differing = results
      .filter(({ valid }) => valid === true)
      .flatMap(({ name }) => {
        const text = textOf(name);
        const first = imported(bare, text, release);
        const { plan } = imported(first.outcome.document, text, release);
        const [again] = plan.blueprints;
        const acting = again!.entries.filter(({ action }) => action !== 'unchanged' && action !== 'skipped');
        return acting.length === 0
          ? []
          : [
              {
                name,
                acting: acting.map(({ action, label, changes, problems }) => ({
                  action,
                  label,
                  changes,
                  problems,
                })),
              },
            ];
      });
    expect(differing).toEqual([]);
  });
});

const shipped: readonly (readonly [release: Release, folder: string])[] = [
  ['2025.10', 'blueprints'],
  ['2026.5', 'blueprints-2026.5'],
];

describe.skipIf(!existsSync(gold)).each(shipped)(
  '%s: the blueprints that authentik ships',
  (release, folder) => {
    it('are imported together, in whatever order they need one another', () => {
      const root = join(authentik, folder);
      const files = (readdirSync(root, { recursive: true }) as string[])
        .filter((path) => path.endsWith('.yaml'))
        .sort()
        .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
      const plan = planImport(documentOf([]), files, { release, newId: identities() });
      const refused = plan.blueprints.filter(({ importable }) => !importable);
      expect(refused.map(({ path, problems }) => ({ path, problems }))).toEqual([]);
      expect(plan.counts.create).toBeGreaterThan(200);
    });
  },
);

const exported: readonly Release[] = ['2025.10', '2026.5'];

describe.skipIf(!existsSync(gold)).each(exported)('%s: what a real server exported', (release) => {
  const file = join(authentik, 'gold', 'api', release, 'flows.json');

  it('is imported whole and comes back unchanged', () => {
    const first = imported(bare, readFileSync(file, 'utf8'), release);
    expect(first.plan.blueprints).toHaveLength(8);
    const refused = first.plan.blueprints.filter(({ importable }) => !importable);
    expect(refused.map(({ path, problems }) => ({ path, problems }))).toEqual([]);
    expect(first.plan.counts.create).toBeGreaterThan(50);
    const { plan } = imported(first.outcome.document, readFileSync(file, 'utf8'), release);
    expect(plan.counts).toMatchObject({ create: 0, update: 0, delete: 0, impossible: 0 });
    expect([plan.records, plan.removed]).toEqual([[], []]);
  });
});

function located({
  problems,
}: {
  readonly problems: readonly { readonly severity: string; readonly at: { readonly line?: number } }[];
}): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(({ at }) => at.line !== undefined);
}
