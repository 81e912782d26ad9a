import { expect, it } from 'vitest';
import type { Scenario } from '../simulate/scenario/format';
import { stepsOf } from '../simulate/scenario/describe-run';
import { simulateScenario } from '../simulate/scenario/simulate';
import { drive, type EffectHost } from './effect-host';

const blueprint = [
  'version: 1',
  'metadata: {name: circle}',
  'entries:',
  '  - {model: authentik_flows.flow, id: flow, identifiers: {slug: subject}, attrs: {name: s, title: s, designation: authorization}}',
  '  - {model: authentik_stages_dummy.dummystage, id: stage, identifiers: {name: stage}}',
  '  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf stage, order: 0}}',
  '  - {model: authentik_policies_expression.expressionpolicy, id: one, identifiers: {name: one}, attrs: {expression: return True}}',
  '  - {model: authentik_policies_expression.expressionpolicy, id: two, identifiers: {name: two}, attrs: {expression: return True}}',
  '  - {model: authentik_policies.policybinding, identifiers: {target: !KeyOf flow, policy: !KeyOf one, order: 0}}',
].join('\n');

const scenario: Scenario = {
  scenario: 1,
  name: 'circle',
  release: '2026.5',
  world: { blueprints: [blueprint] },
  session: { user: null, client_ip: '203.0.113.7' },
  run: { flow: 'subject', query: '' },
  steps: [{}],
};

/** Every policy calls the other one and says what that says. */
const host: EffectHost = {
  strength: () => ({ score: 0, suggestions: [] }),
  question: () => undefined,
  expression: ({ name, request, callPolicy }) => {
    const called = callPolicy?.(name === 'one' ? 'two' : 'one', request);
    if (!called) throw new Error('no policy of that name');
    const { passing } = drive(called, host);
    return { kind: 'value', truthy: passing, value: passing, messages: [] };
  },
};

it('ends where policies call one another in a circle, as Python does', () => {
  const [step] = stepsOf(simulateScenario(scenario, () => host));
  expect(step?.expect).toMatchObject({ component: 'ak-stage-access-denied' });
  expect(step?.detail.length).toBeGreaterThan(10);
  expect(step?.detail.at(-1)).toMatchObject({ messages: ['maximum recursion depth exceeded'] });
});
