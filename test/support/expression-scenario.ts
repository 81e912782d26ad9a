import { play } from './play';
import type { PythonEngine } from '../../shared/policy/python-host';
import { stepsOf } from '../../shared/simulate/scenario/describe-run';
import type { Scenario } from '../../shared/simulate/scenario/format';

export interface Circumstances {
  readonly release?: string;
  readonly user?: string | null;
  readonly context?: NonNullable<Scenario['run']['start']>['context'];
  readonly outside?: Scenario['outside'];
}

const blueprint = (expression: string): string =>
  [
    'version: 1',
    'metadata: {name: expression}',
    'entries:',
    '  - {model: authentik_flows.flow, id: flow, identifiers: {slug: subject}, attrs: {name: s, title: s, designation: authorization}}',
    '  - {model: authentik_stages_dummy.dummystage, id: stage, identifiers: {name: stage}}',
    '  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf stage, order: 0}}',
    '  - {model: authentik_sources_oauth.oauthsource, identifiers: {slug: hub}, attrs: {name: Hub, provider_type: github, consumer_key: k, consumer_secret: s}}',
    '  - {model: authentik_core.application, identifiers: {slug: wiki}, attrs: {name: Wiki}}',
    '  - model: authentik_policies_expression.expressionpolicy',
    '    id: policy',
    '    identifiers: {name: policy}',
    `    attrs: {expression: ${JSON.stringify(expression)}}`,
    '  - {model: authentik_policies.policybinding, identifiers: {target: !KeyOf flow, policy: !KeyOf policy, order: 0}}',
  ].join('\n');

const world = {
  groups: [
    { name: 'employees', attributes: { dept: 'all' } },
    { name: 'staff', parent: 'employees' },
  ],
  users: [
    {
      username: 'alice',
      email: 'alice@example.com',
      groups: ['staff'],
      attributes: { level: 3, places: [{ city: 'Bern' }, 'x'] },
      devices: [{ type: 'static', tokens: ['one'] }],
    },
    { username: 'bob', email: 'Bob@Example.com', groups: ['employees'] },
  ],
} as const;

/** What one expression on a flow comes to, for alice unless somebody else is named. */
export function evaluateExpression(
  python: PythonEngine,
  expression: string,
  { release = '2025.10', user = 'alice', context, outside }: Circumstances = {},
): { readonly unknown?: string; readonly passing?: boolean; readonly messages?: readonly string[] } {
  const scenario: Scenario = {
    scenario: 1,
    name: 'expression',
    release,
    world: { blueprints: [blueprint(expression)], ...world },
    session: { user, client_ip: '203.0.113.7' },
    run: { flow: 'subject', ...(context ? { start: { context } } : {}) },
    ...(outside ? { outside } : {}),
    steps: [context ? { start: true } : {}],
  };
  const run = play(scenario, python);
  return run.kind === 'unknown' ? { unknown: run.question.text } : stepsOf(run)[0]!.detail[0]!;
}
