import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../authentik/descriptors';
import type { AuthentikRecord } from '../authentik/record';
import { clipOf } from './clip';
import type { CommandContext } from './command';
import type { CommandArgs, CommandName } from './commands/registry';
import { commands } from './commands/registry';
import { composeDiffs, rebaseDiff } from './compose';
import type { Diff } from './diff';
import { applyDiff, emptyDiff, inverseDiff, isEmptyDiff } from './diff';
import type { WorkspaceDocument } from './document';
import { documentOf, emptyDocument } from './document';
import { orderOf, policyBindingsOf, recordsOfKind, recordsOfModel, stageBindingsOf } from './indexes';
import { danglingReferences } from './integrity';
import * as models from './models';
import { keyFieldOf } from './names';
import { resolveValue } from './references';
import { runCommand } from './run-command';

const descriptors = descriptorsFor('2026.8');

function contextFrom(start = 0): CommandContext {
  let count = start;
  return { descriptors, newId: () => `id-${(count += 1)}` };
}

const password = 'authentik_stages_password.passwordstage';
const identification = 'authentik_stages_identification.identificationstage';
const stageTypes = [password, identification, models.promptStageModel, 'authentik_stages_deny.denystage'];
const policyTypes = [
  'authentik_policies_expression.expressionpolicy',
  'authentik_policies_dummy.dummypolicy',
];

/** A random call of a command; `pick` chooses among the records that are there. */
type Choice = (document: WorkspaceDocument, pick: Pick) => [CommandName, unknown];
type Pick = <Item>(items: readonly Item[]) => Item | undefined;

const idOf = (record: AuthentikRecord | undefined) => record?.id ?? 'nothing';
const ofModel = (model: string) => (document: WorkspaceDocument) => recordsOfModel(document, model);
const flows = ofModel(models.flowModel);
const bindings = ofModel(models.stageBindingModel);
const gates = ofModel(models.policyBindingModel);
const stages = (document: WorkspaceDocument) => recordsOfKind(document, 'stage');
const policies = (document: WorkspaceDocument) => recordsOfKind(document, 'policy');
const prompts = (document: WorkspaceDocument) => recordsOfKind(document, 'prompt');
const promptStages = ofModel(models.promptStageModel);
const targets = (document: WorkspaceDocument) => [...flows(document), ...bindings(document)];
const laneOf = (document: WorkspaceDocument, binding: AuthentikRecord | undefined) => {
  const flow = binding && resolveValue(document, binding.fields.target);
  return flow ? stageBindingsOf(document, flow.id) : [];
};

const choices: readonly Choice[] = [
  (_, pick) => ['create-flow', { name: pick(['Login', 'Sign up', 'Login']) }],
  (d, pick) => [
    'insert-stage',
    {
      flow: idOf(pick(flows(d))),
      before: pick([null, ...bindings(d).map(idOf)]),
      stage: { model: pick(stageTypes) },
    },
  ],
  (d, pick) => {
    const flow = pick(flows(d));
    const lane = flow ? stageBindingsOf(d, flow.id) : [];
    const before = pick([null, ...lane.map(idOf)]);
    return ['insert-stage', { flow: idOf(flow), before, stage: { existing: idOf(pick(stages(d))) } }];
  },
  (d, pick) => {
    const binding = pick(bindings(d));
    return ['move-stage', { binding: idOf(binding), before: pick([null, ...laneOf(d, binding).map(idOf)]) }];
  },
  (d, pick) => ['create-policy', { model: pick(policyTypes), bindTo: pick(targets(d).map(idOf)) }],
  (d, pick) => [
    'bind-policy',
    {
      target: idOf(pick(targets(d))),
      subject: { $ref: idOf(pick(policies(d))) },
      before: pick([null, ...gates(d).map(idOf)]),
    },
  ],
  (d, pick) => [
    'bind-group',
    {
      target: idOf(pick(targets(d))),
      subject: { $external: { model: models.groupModel, where: [['name', 'staff']] } },
    },
  ],
  (d, pick) => [
    'move-policy-binding',
    { binding: idOf(pick(gates(d))), target: idOf(pick(targets(d))), before: null },
  ],
  (d, pick) => [
    'set-binding-subject',
    { binding: idOf(pick(gates(d))), kind: 'policy', subject: { $ref: idOf(pick(policies(d))) } },
  ],
  (d, pick) => ['create-prompt', { stage: pick(promptStages(d).map(idOf)) }],
  (d, pick) => ['add-prompt', { stage: idOf(pick(promptStages(d))), prompt: idOf(pick(prompts(d))) }],
  (d, pick) => ['remove-prompt', { stage: idOf(pick(promptStages(d))), prompt: idOf(pick(prompts(d))) }],
  (d, pick) => [
    'move-prompt',
    {
      stage: idOf(pick(promptStages(d))),
      prompt: idOf(pick(prompts(d))),
      before: pick([null, ...prompts(d).map(idOf)]),
    },
  ],
  (d, pick) => [
    'set-fields',
    {
      record: idOf(pick(recordsOfModel(d, identification))),
      set: { password_stage: { $ref: idOf(pick(recordsOfModel(d, password))) } },
    },
  ],
  (d, pick) => ['set-fields', { record: idOf(pick(stages(d))), unset: ['password_stage'] }],
  (d, pick) => ['set-fields', { record: idOf(pick(bindings(d))), set: { order: pick([0, 10, 20]) } }],
  (d, pick) => ['rename', { record: idOf(pick([...stages(d), ...policies(d)])), name: pick(['a', 'b', '']) }],
  (d, pick) => [
    'set-positions',
    {
      flow: idOf(pick(flows(d))),
      positions: [{ node: `stage:${idOf(pick(bindings(d)))}`, x: pick([1, 2]), y: 0 }],
    },
  ],
  (_d, pick) => ['keep-check', { name: pick(['login', 'denied']), scenario: '{}' }],
  (_d, pick) => ['set-rule', { rule: pick(['A01', 'B02']), level: pick(['off', 'warning', 'default']) }],
  (_d, pick) => [
    'set-given-value',
    { kind: pick(['context', 'env']), name: 'brand', ...pick([{ value: 'acme' }, { value: ['a'] }, {}]) },
  ],
  (d, pick) => [
    'import-blueprints',
    {
      name: 'a.yaml',
      records: stages(d).slice(0, 1),
      removed: [idOf(pick(bindings(d)))],
    },
  ],
  (d, pick) => ['clear-positions', { flow: idOf(pick(flows(d))) }],
  (d, pick) => ['add-note', { flow: idOf(pick(flows(d))), text: 'why', x: 0, y: 0 }],
  (d, pick) => [
    'create-referred',
    { record: idOf(pick(gates(d))), field: 'policy', model: pick(policyTypes) },
  ],
  (d, pick) => ['duplicate-flow', { flow: idOf(pick(flows(d))) }],
  (d, pick) => ['duplicate-stage', { record: idOf(pick([...stages(d), ...bindings(d)])) }],
  (d, pick) => [
    'paste',
    { clip: clipOf(d, [idOf(pick([...d.records.values()]))]), flow: pick(flows(d).map(idOf)) },
  ],
  (d, pick) => ['delete-flow', { flow: idOf(pick(flows(d))) }],
  (d, pick) => ['delete-stage', { stage: idOf(pick(stages(d))) }],
  (d, pick) => ['delete-policy', { policy: idOf(pick(policies(d))) }],
  (d, pick) => ['remove-stage-binding', { binding: idOf(pick(bindings(d))) }],
  (d, pick) => ['unbind', { binding: idOf(pick(gates(d))) }],
  (d, pick) => ['delete-records', { records: [idOf(pick(prompts(d))), idOf(pick(bindings(d)))] }],
];

const script = fc.array(
  fc.record({
    choice: fc.nat(choices.length - 1),
    picks: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
);

interface Step {
  readonly before: WorkspaceDocument;
  readonly after: WorkspaceDocument;
  readonly diff: Diff;
  readonly command: string;
}

/** Every script starts from two flows with stages, policies and prompts, so that there is something to work on. */
const startCalls: readonly [CommandName, (document: WorkspaceDocument) => unknown][] = [
  ['create-flow', () => ({ name: 'Login' })],
  ['create-flow', () => ({ name: 'Enrol' })],
  ...[...stageTypes, models.promptStageModel].map(
    (model): [CommandName, (document: WorkspaceDocument) => unknown] => [
      'insert-stage',
      (document) => ({ flow: idOf(flows(document)[0]), stage: { model } }),
    ],
  ),
  ...[...policyTypes, policyTypes[0]!].map(
    (model): [CommandName, (document: WorkspaceDocument) => unknown] => [
      'create-policy',
      (document) => ({ model, bindTo: idOf(bindings(document)[0]) }),
    ],
  ),
  ['create-prompt', (document) => ({ stage: idOf(promptStages(document)[0]) })],
  ['create-prompt', (document) => ({ stage: idOf(promptStages(document)[0]) })],
];

function startDocument(context: CommandContext): WorkspaceDocument {
  return startCalls.reduce((document, [command, argsFor]) => {
    const args = argsFor(document) as CommandArgs<typeof command>;
    const result = runCommand(document, { command, args }, context);
    if (!result.ok) throw new Error(result.error.map((problem) => problem.message).join());
    return result.value.document;
  }, emptyDocument);
}

function play(steps: readonly { readonly choice: number; readonly picks: readonly number[] }[]): Step[] {
  const context = contextFrom();
  let document = startDocument(context);
  return steps.flatMap(({ choice, picks }) => {
    let next = 0;
    const pick: Pick = (items) => items[picks[next++ % picks.length]! % Math.max(1, items.length)];
    const [command, args] = choices[choice]!(document, pick);
    const before = document;
    const result = runCommand(before, { command, args: args as CommandArgs<typeof command> }, context);
    if (!result.ok) {
      expect(result.error.every((problem) => problem.message.length > 10)).toBe(true);
      return [];
    }
    document = result.value.document;
    expect(result.value.title).not.toMatch(/undefined|“”/);
    return [{ before, after: document, diff: result.value.diff, command }];
  });
}

const asData = (document: WorkspaceDocument) => new Map([...document.records].sort());

function expectSound(document: WorkspaceDocument): void {
  expect(danglingReferences(document)).toEqual([]);
  const names = [...document.records.values()].flatMap((record) => {
    const field = keyFieldOf(record.model);
    return field ? [`${models.nameSpaceOf(record.model)} ${JSON.stringify(record.fields[field])}`] : [];
  });
  expect(new Set(names).size).toBe(names.length);
  for (const target of targets(document)) {
    const triples = policyBindingsOf(document, target.id)
      .filter((binding) => binding.fields.policy)
      .map((binding) => JSON.stringify([binding.fields.policy, orderOf(binding)]));
    expect(new Set(triples).size).toBe(triples.length);
  }
  for (const binding of gates(document)) {
    expect(['policy', 'group', 'user'].filter((name) => binding.fields[name] != null)).toHaveLength(1);
    expect(resolveValue(document, binding.fields.target)).toBeDefined();
  }
  for (const binding of bindings(document)) {
    expect(resolveValue(document, binding.fields.target)?.model).toBe(models.flowModel);
    expect(resolveValue(document, binding.fields.stage)).toBeDefined();
  }
  for (const position of recordsOfModel(document, models.positionModel)) {
    const node = position.fields.node as string;
    expect(document.records.has(node.slice(node.indexOf(':') + 1)) || node === 'stage:nothing').toBe(true);
  }
}

describe('any sequence of commands', () => {
  it('keeps the workspace sound, and is taken back by the inverse diffs', () => {
    fc.assert(
      fc.property(script, (steps) => {
        for (const { before, after, diff } of play(steps)) {
          expectSound(after);
          expect(asData(applyDiff(before, diff))).toEqual(asData(after));
          expect(asData(applyDiff(after, inverseDiff(diff)))).toEqual(asData(before));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('makes the smallest diffs: nothing unchanged in them, each record once', () => {
    fc.assert(
      fc.property(script, (steps) => {
        for (const { diff } of play(steps)) {
          const ids = [...diff.added, ...diff.removed, ...diff.updated.map(([, to]) => to)].map(idOf);
          expect(new Set(ids).size).toBe(ids.length);
          for (const [from, to] of diff.updated) expect(from).not.toEqual(to);
        }
      }),
    );
  });

  it('composes into one diff that does the same', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const played = play(steps);
        const whole = played.reduce((all, { diff }) => composeDiffs(all, diff), emptyDiff);
        if (played.length === 0) return;
        const { before } = played[0]!;
        expect(asData(applyDiff(before, whole))).toEqual(asData(played.at(-1)!.after));
      }),
    );
  });

  it('rebases onto the very document it was made for as itself', () => {
    fc.assert(
      fc.property(script, (steps) => {
        for (const { before, diff } of play(steps)) {
          const rebased = rebaseDiff(before, diff);
          expect(rebased.conflicts).toEqual([]);
          expect(asData(applyDiff(before, rebased.diff))).toEqual(asData(applyDiff(before, diff)));
        }
      }),
    );
  });

  it('reaches every kind of change', () => {
    const seen = new Set<string>();
    for (const steps of fc.sample(script, { numRuns: 400, seed: 7 })) {
      for (const { command, diff } of play(steps)) if (!isEmptyDiff(diff)) seen.add(command);
    }
    const elsewhere = [
      'adopt-file',
      'bind-user',
      'edit-note',
      'edit-source',
      'keep-saved',
      'load-records',
      'remove-source',
      'return-to-version',
      'source-saved',
    ];
    const expected = Object.keys(commands).filter((name) => !elsewhere.includes(name));
    expect(expected.filter((name) => !seen.has(name))).toEqual([]);
  });
});

it('knows the kinds of all models that the descriptors know', () => {
  const differing = [...descriptors.models.values()].filter(
    ({ model, kind }) =>
      ['flow', 'stage', 'policy', 'prompt'].includes(kind) !==
        ['flow', 'stage', 'policy', 'prompt'].includes(models.modelKind(model)) ||
      (models.modelKind(model) !== 'external' && models.modelKind(model) !== kind),
  );
  expect(differing.map(({ model, kind }) => `${model}: ${kind}`)).toEqual([]);
});

it('refuses what names a record twice', () => {
  const stage = (id: string, name: string) => ({ id, model: password, fields: { name } });
  const document = documentOf([stage('a', 'one'), stage('b', 'two')]);
  const args = { record: 'b', set: { name: 'one' } };
  const result = runCommand(document, { command: 'set-fields', args }, contextFrom());
  expect(result).toMatchObject({
    ok: false,
    error: [{ code: 'document/name-taken', at: { record: 'b', field: 'name' } }],
  });
});
