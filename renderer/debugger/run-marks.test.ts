import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { documentOf, emptyDocument } from '../../shared/document/document';
import { stageBindingsOf } from '../../shared/document/indexes';
import { textField } from '../../shared/document/values';
import type { PythonEngine } from '../../shared/policy/python-host';
import { Player } from './player';
import { runMarks } from './run-marks';
import { firstSetup, scenarioOf, withMoves } from './run-setup';

const text = readFileSync(join(import.meta.dirname, '../../assets/samples/sign-in.yaml'), 'utf8');
const descriptors = descriptorsFor('2026.5');
let ids = 0;
const { records } = projectBlueprint(parseBlueprint(text, 'sign-in.yaml'), {
  newId: () => `r${String((ids += 1))}`,
  descriptors,
  document: emptyDocument,
});
const document = documentOf(records);
const flow = records.find((record) => textField(record, 'slug') === 'sample-sign-in')!;
const [who, password, factor, session] = stageBindingsOf(document, flow.id).map(({ id }) => id);

/** A Python that gives the same verdict to everything. */
const verdict = (truthy: boolean): PythonEngine => ({
  evaluate: () => JSON.stringify({ kind: 'value', value: truthy, truthy, messages: [] }),
});

async function marksAfter(answers: readonly object[], truthy = false) {
  const player = new Player({
    loadPython: () => Promise.resolve(verdict(truthy)),
    watch: (host) => host,
    onLoading: () => undefined,
    onLoaded: () => undefined,
  });
  player.takeWorkspace({ kind: 'workspace', records, release: '2026.5' });
  const moves = [{ outside: [] }, ...answers.map((answer) => ({ answer: { ...answer }, outside: [] }))];
  const scenario = withMoves(scenarioOf(firstSetup('2026.5'), 'sample-sign-in', new Set()), moves);
  const played = await player.play({ kind: 'play', id: 1, world: 'workspace', scenario, compare: false });
  const marks = runMarks(document, { steps: played.steps, outcome: played.end?.outcome });
  return marks.get(flow.id)!;
}

const alice = { component: 'ak-stage-identification', uid_field: 'alice' };
const rightPassword = { component: 'ak-stage-password', password: 'Correct-Horse-9' };

it('waits at the first stage; the rest is open', async () => {
  const marks = await marksAfter([]);
  expect(marks.get('entry')).toEqual({ state: 'taken' });
  expect(marks.get(`stage:${who!}`)).toEqual({ state: 'current' });
  for (const id of [password, factor, session]) expect(marks.get(`stage:${id!}`)).toEqual({ state: 'open' });
});

it('says why a stage was skipped, and took all others to the end', async () => {
  const marks = await marksAfter([alice, rightPassword]);
  for (const id of [who, password, session]) expect(marks.get(`stage:${id!}`)).toEqual({ state: 'taken' });
  expect(marks.get(`gate:${factor!}`)).toEqual({
    state: 'skipped',
    why: 'Skipped as its turn comes. sample-from-outside: It fails. sample-bad-reputation: It fails.',
  });
  expect(marks.get('exit:done')).toEqual({ state: 'taken' });
});

it('takes a stage whose policies pass', async () => {
  const marks = await marksAfter([alice, rightPassword], true);
  expect(marks.get(`stage:${factor!}`)).toEqual({ state: 'taken' });
});
