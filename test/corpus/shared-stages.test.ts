import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { PythonEngine } from '../../shared/policy/python-host';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { stepsOf } from '../../shared/simulate/scenario/describe-run';
import type { Simulated } from '../../shared/simulate/scenario/simulate';
import { play } from '../support/play';
import { pythonForTests, pythonStartMs } from '../support/python-engine';

let python: PythonEngine;
beforeAll(async () => {
  python = await pythonForTests();
}, pythonStartMs);

const flowNames = ['one', 'two', 'three'] as const;
const stageNames = ['a', 'b', 'c', 'gate', 'ask'] as const;
const policyNames = ['passes', 'fails', 'sometimes'] as const;

interface Bound {
  readonly flow: (typeof flowNames)[number];
  readonly stage: (typeof stageNames)[number];
  readonly order: number;
  readonly plan: boolean;
  readonly again: boolean;
  readonly action: string;
  readonly mode: string;
  readonly policies: readonly { readonly policy: (typeof policyNames)[number]; readonly negate: boolean }[];
}

/** The importer takes no binding whose policies would be asked neither on plan nor on run. */
const bound: fc.Arbitrary<Bound> = fc
  .record({
    flow: fc.constantFrom(...flowNames),
    stage: fc.constantFrom(...stageNames),
    order: fc.nat(3),
    plan: fc.boolean(),
    again: fc.boolean(),
    action: fc.constantFrom('retry', 'restart_with_context', 'restart'),
    mode: fc.constantFrom('any', 'all'),
    policies: fc.array(fc.record({ policy: fc.constantFrom(...policyNames), negate: fc.boolean() }), {
      maxLength: 2,
    }),
  })
  .map((one) => ({ ...one, again: one.again || !one.plan }));

const expressions = {
  passes: 'return True',
  fails: 'return False',
  sometimes: "return bool(context.get('prompt_data'))",
};

/** Several flows in one file, all of which bind the same few stages and ask the same few policies. */
function blueprint(bindings: readonly Bound[]): string {
  const flag = (value: boolean): string => (value ? 'true' : 'false');
  return [
    'version: 1',
    'metadata: {name: shared}',
    'entries:',
    ...flowNames.map(
      (name) =>
        `  - {model: authentik_flows.flow, id: flow-${name}, identifiers: {slug: ${name}}, attrs: {name: ${name}, title: ${name}, designation: authorization}}`,
    ),
    ...['a', 'b', 'c'].map(
      (name) => `  - {model: authentik_stages_dummy.dummystage, id: ${name}, identifiers: {name: ${name}}}`,
    ),
    '  - {model: authentik_stages_deny.denystage, id: gate, identifiers: {name: gate}}',
    '  - {model: authentik_stages_prompt.prompt, id: color, identifiers: {name: color}, attrs: {field_key: color, label: C, type: text}}',
    '  - {model: authentik_stages_prompt.promptstage, id: ask, identifiers: {name: ask}, attrs: {fields: [!KeyOf color]}}',
    ...policyNames.map(
      (name) =>
        `  - {model: authentik_policies_expression.expressionpolicy, id: ${name}, identifiers: {name: ${name}}, attrs: {expression: ${JSON.stringify(expressions[name])}}}`,
    ),
    ...bindings.flatMap(({ flow, stage, order, policies, ...rest }, index) => [
      `  - {model: authentik_flows.flowstagebinding, id: b${index}, identifiers: {target: !KeyOf flow-${flow}, stage: !KeyOf ${stage}, order: ${order}}, attrs: {evaluate_on_plan: ${flag(rest.plan)}, re_evaluate_policies: ${flag(rest.again)}, invalid_response_action: ${rest.action}, policy_engine_mode: ${rest.mode}}}`,
      ...policies.map(
        ({ policy, negate }, place) =>
          `  - {model: authentik_policies.policybinding, identifiers: {target: !KeyOf b${index}, policy: !KeyOf ${policy}, order: ${place}}, attrs: {negate: ${flag(negate)}}}`,
      ),
    ]),
  ].join('\n');
}

const answers = [
  { component: 'ak-stage-dummy' },
  { component: 'ak-stage-prompt', color: 'red' },
  { component: 'ak-stage-prompt' },
];

const world = fc
  .record({
    bindings: fc.uniqueArray(bound, {
      maxLength: 8,
      selector: ({ flow, stage, order }) => `${flow} ${stage} ${order}`,
    }),
    release: fc.constantFrom('2025.10', '2026.5'),
    moves: fc.array(
      fc.oneof(
        fc.constantFrom(...answers).map((answer) => ({ answer })),
        fc.constantFrom(...flowNames).map((flow) => ({ open: { flow } })),
      ),
      { maxLength: 5 },
    ),
    flow: fc.constantFrom(...flowNames),
  })
  .map(({ bindings, release, moves, flow }) => {
    const scenario: Scenario = {
      scenario: 1,
      name: 'shared',
      release,
      world: { blueprints: [blueprint(bindings)] },
      session: { user: 'akadmin', client_ip: '203.0.113.7' },
      run: { flow },
      steps: [{}, ...moves],
    };
    return { bindings, scenario };
  });

const runs = { numRuns: 80 };

it('plans what the flow itself binds, in its order, whatever other flows bind', () => {
  fc.assert(
    fc.property(world, ({ bindings, scenario }) => {
      for (const step of stepsOf(play(scenario, python))) {
        for (const { flow, stages = [] } of step.plans ?? []) {
          const own = bindings.filter((one) => one.flow === flow);
          for (const { stage, order } of stages) {
            expect(own).toContainEqual(expect.objectContaining({ stage, order }));
          }
          const orders = stages.map(({ order }) => order ?? -1);
          expect(orders).toEqual([...orders].sort((left, right) => left - right));
          const certain = own.filter(({ plan, policies }) => !plan || policies.length === 0);
          expect(stages.length).toBeGreaterThanOrEqual(certain.length);
        }
        for (const { target, policy } of step.detail) {
          if (!target || !('stage' in target)) continue;
          const binding = bindings.find(
            ({ flow, stage, order }) =>
              flow === target.flow && stage === target.stage && order === target.order,
          );
          expect(binding?.policies.map((one) => one.policy)).toContain(policy);
        }
      }
    }),
    runs,
  );
});

it('runs the stages of the flow that the browser is at, and of no other', () => {
  fc.assert(
    fc.property(world, ({ bindings, scenario }) => {
      for (const step of stepsOf(play(scenario, python))) {
        for (const { flow, stage, order } of step.ran) {
          expect(bindings).toContainEqual(expect.objectContaining({ flow, stage, order }));
        }
      }
    }),
    runs,
  );
});

const trace = (run: Simulated): string => JSON.stringify(run);

it('gives the same trace for the same answers, and a prefix of it for a prefix of them', () => {
  fc.assert(
    fc.property(world, fc.nat(6), ({ scenario }, length) => {
      const whole = play(scenario, python);
      expect(trace(play(scenario, python))).toBe(trace(whole));
      const part = play({ ...scenario, steps: scenario.steps.slice(0, length) }, python);
      expect(stepsOf(part)).toEqual(stepsOf(whole).slice(0, length));
    }),
    runs,
  );
});
