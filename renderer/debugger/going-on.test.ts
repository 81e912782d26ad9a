import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { documentOf, emptyDocument } from '../../shared/document/document';
import { stageBindingsOf } from '../../shared/document/indexes';
import { textField } from '../../shared/document/values';
import type { PythonEngine } from '../../shared/policy/python-host';
import { nextMove } from './next-move';
import { runOf, scenarioToPlay, type OpenRun } from './open-run';
import type { Played } from './play';
import { Player } from './player';
import { firstSetup, scenarioOf, type RunSetup } from './run-setup';
import { expecting } from './save-scenario';
import { selectedBindings, stopsAt } from './stops';
import { wantedVisitor } from './wanted-visitor';

const path = join(import.meta.dirname, '../../assets/samples/sign-in.yaml');
const descriptors = descriptorsFor('2026.5');

function workspaceOf(change: (text: string) => string = (text) => text) {
  let ids = 0;
  const { records } = projectBlueprint(parseBlueprint(change(readFileSync(path, 'utf8')), path), {
    newId: () => `r${String((ids += 1))}`,
    descriptors,
    document: emptyDocument,
  });
  const document = documentOf(records);
  const flow = records.find((record) => textField(record, 'slug') === 'sample-sign-in')!;
  return { records, document, flow, bindings: stageBindingsOf(document, flow.id) };
}

const python: PythonEngine = {
  evaluate: () => JSON.stringify({ kind: 'value', value: false, truthy: false, messages: [] }),
};

function playIn({ records }: ReturnType<typeof workspaceOf>) {
  const player = new Player({
    loadPython: () => Promise.resolve(python),
    watch: (host) => host,
    onLoading: () => undefined,
    onLoaded: () => undefined,
  });
  player.takeWorkspace({ kind: 'workspace', records, release: '2026.5' });
  return async (run: OpenRun): Promise<OpenRun> => {
    const { scenario, compare } = scenarioToPlay(run);
    const played: Played = await player.play({ kind: 'play', id: 1, world: 'workspace', scenario, compare });
    return { ...run, played, comparison: played.comparison ?? null };
  };
}

async function toTheEnd(
  workspace: ReturnType<typeof workspaceOf>,
  setup: RunSetup,
): Promise<readonly OpenRun[]> {
  const play = playIn(workspace);
  const base = scenarioOf(setup, 'sample-sign-in', new Set(['authentik Admins']));
  const runs = [await play(runOf(base, { place: 'workspace' }, false))];
  for (;;) {
    const run = runs.at(-1)!;
    const move = nextMove(run, setup);
    if (!move) return runs;
    runs.push(await play({ ...run, moves: [...run.moves, { ...move, outside: [] }] }));
  }
}

const setup = firstSetup('2026.5');
const workspace = workspaceOf();

describe('a run that goes on by itself', () => {
  it('signs the visitor in, and has each stage stop it once, at its turn', async () => {
    const runs = await toTheEnd(workspace, setup);
    expect(runs.map(({ played }) => played!.end!.outcome.kind)).toEqual(['waiting', 'waiting', 'redirect']);
    const stops = workspace.bindings.map(({ id }) =>
      runs.flatMap((run, index) => (stopsAt(workspace.document, run, new Set([id])) ? [index] : [])),
    );
    // The second factor is skipped; the login asks for nothing and goes by in the last step.
    expect(stops).toEqual([[0], [1], [], [2]]);
  });

  it('ends where a wrong password is refused', async () => {
    const wrong = { ...setup, visitor: 'new' as const };
    const runs = await toTheEnd(workspace, wrong);
    expect(runs.at(-1)!.played!.end!.outcome.kind).not.toBe('redirect');
    expect(runs.length).toBeLessThan(6);
  });

  it('is kept as what it was, and differs where the flow does', async () => {
    const run = (await toTheEnd(workspace, setup)).at(-1)!;
    const kept = runOf(expecting(run, []), { place: 'workspace' }, true);
    expect((await playIn(workspace)(kept)).comparison!.differences).toEqual([]);
    const other = workspaceOf((text) => text.replace('name: sample-password', 'name: sample-secret'));
    const { differences } = (await playIn(other)(kept)).comparison!;
    expect(differences.map(({ part, step }) => `${part} ${String(step)}`)).toContain('plans 0');
  });
});

it('takes the binding that is selected, or those of a selected stage in the open flow', () => {
  const { document, bindings, flow } = workspace;
  const [first, second] = bindings;
  const stage = (first!.fields.stage as { readonly $ref: string }).$ref;
  expect(selectedBindings(document, [second!.id], null)).toEqual([second!.id]);
  expect(selectedBindings(document, [stage], flow.id)).toEqual([first!.id]);
  expect(selectedBindings(document, [stage], null)).toEqual([]);
  expect(selectedBindings(document, [flow.id], flow.id)).toEqual([]);
});

it('knows who could open a flow that turned the visitor away', async () => {
  const closed = workspaceOf((text) =>
    text.replace('authentication: none', 'authentication: require_authenticated'),
  );
  const run = (await toTheEnd(closed, setup)).at(-1)!;
  expect(run.played!.end!.outcome.kind).toBe('denied');
  expect(wantedVisitor(closed.document, run)).toBe('user');
  const again = (await toTheEnd(closed, { ...setup, visitor: 'user' })).at(-1)!;
  expect(wantedVisitor(closed.document, again)).toBeNull();
});
