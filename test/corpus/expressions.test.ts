import { beforeAll, describe, expect, it } from 'vitest';
import { play } from '../support/play';
import { pythonForTests } from '../support/python-engine';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { stepsOf } from '../../shared/simulate/scenario/describe-run';
import type { PythonEngine } from '../../shared/policy/python-host';

let python: PythonEngine;
beforeAll(async () => {
  python = await pythonForTests();
});

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
      attributes: { level: 3 },
      devices: [{ type: 'static', tokens: ['one'] }],
    },
    { username: 'bob', email: 'Bob@Example.com', groups: ['employees'] },
  ],
} as const;

interface Case {
  readonly release?: string;
  readonly user?: string | null;
  readonly context?: Scenario['run']['start'];
  readonly outside?: Scenario['outside'];
}

/** One expression on a flow that is handed over with a context, seen by alice. */
function scenario(
  expression: string,
  { release = '2025.10', user = 'alice', context, outside }: Case = {},
): Scenario {
  const blueprint = [
    'version: 1',
    'metadata: {name: expression}',
    'entries:',
    '  - {model: authentik_flows.flow, id: flow, identifiers: {slug: subject}, attrs: {name: s, title: s, designation: authorization}}',
    '  - {model: authentik_stages_dummy.dummystage, id: stage, identifiers: {name: stage}}',
    '  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf stage, order: 0}}',
    '  - model: authentik_policies_expression.expressionpolicy',
    '    id: policy',
    '    identifiers: {name: policy}',
    `    attrs: {expression: ${JSON.stringify(expression)}}`,
    '  - {model: authentik_policies.policybinding, identifiers: {target: !KeyOf flow, policy: !KeyOf policy, order: 0}}',
  ].join('\n');
  return {
    scenario: 1,
    name: 'expression',
    release,
    world: { blueprints: [blueprint], ...world },
    session: { user, client_ip: '203.0.113.7', geoip: { continent: 'EU' }, asn: { asn: 64496 } },
    run: { flow: 'subject', ...(context ? { start: context } : {}) },
    ...(outside ? { outside } : {}),
    steps: [context ? { start: true } : {}],
  };
}

function evaluate(expression: string, given: Case = {}) {
  const run = play(scenario(expression, given), python);
  if (run.kind === 'unknown') return { unknown: run.question.text };
  return stepsOf(run)[0]!.detail[0]!;
}

const prompt = { context: { prompt_data: { email: 'bob@example.com' }, is_sso: true } };

describe('what expressions that are often written say', () => {
  const cases: readonly (readonly [expression: string, passing: boolean, given?: Case])[] = [
    ["return regex_match(request.user.username, '.*ali.*')", true],
    ["return regex_replace(request.user.email, '(.+)@.+', r'\\1') == 'alice'", true],
    ["return list_flatten(['foo']) == 'foo' and list_flatten([]) is None", true],
    ["return ak_is_group_member(request.user, name='employees')", true],
    ["return ak_is_group_member(request.user, name__startswith='nobody')", false],
    ["return ak_user_by(email__iexact='BOB@example.com').username == 'bob'", true],
    ['return ak_user_by(no_such_field=1) is None', true],
    ["return ak_user_has_authenticator(request.user, 'static')", true],
    ["return ak_user_has_authenticator(request.user, 'webauthn')", false],
    ["return ak_client_ip in ip_network('203.0.113.0/24') and not ak_client_ip.is_private", false],
    ['return context["geoip"]["continent"] == "EU" and context["asn"]["asn"] == 64496', true],
    ["return request.user.group_attributes(request.http_request)['dept'] == 'all'", true],
    ["return [g.name for g in request.user.ak_groups.all()] == ['staff']", true],
    ["return request.user.ak_groups.filter(name__in=['staff', 'x']).exists()", true],
    ['return request.user.groups.count() == 0', true],
    ['return request.user.groups.count() == 1', true, { release: '2026.5' }],
    ["return ak_user_by(ak_groups__name='staff').username == 'alice'", true],
    ["return ak_user_by(ak_groups__name='staff') is None", true, { release: '2026.5' }],
    ["return ak_user_by(groups__name='staff').username == 'alice'", true, { release: '2026.5' }],
    ["return ak_send_email('a@b.c', 'hi', body='text')", true, { release: '2026.5' }],
    ["return ak_send_email('a@b.c', 'hi', body='text')", false],
    [
      "return resolve_dns('example.org') == ['192.0.2.1']",
      true,
      { outside: [{ question: 'dns', answer: ['192.0.2.1'] }] },
    ],
    [
      "return requests.get('https://example.org/x').json()['ok']",
      true,
      { outside: [{ question: 'http', about: 'GET https://example.org/x', answer: { json: { ok: true } } }] },
    ],
    [
      'from authentik.core.models import User\nquery = User.objects.filter(email__iexact=context["prompt_data"]["email"])\nreturn query.exclude(pk=request.user.pk).exists()',
      true,
      { context: prompt },
    ],
    [
      'from authentik.stages.authenticator_static.models import StaticDevice\nreturn StaticDevice.objects.filter(user=request.user, confirmed=True).exists()',
      true,
    ],
  ];

  const named = cases.map(([expression, passing, given]) => ({ expression, passing, given }));
  it.each(named)('$expression', ({ expression, passing, given }) => {
    expect(evaluate(expression, given)).toMatchObject({ passing });
  });
});

it('changes what it holds in common with the plan, and nothing else', () => {
  const expression =
    'context["prompt_data"]["username"] = context["prompt_data"]["email"]\ncontext["new"] = 1\nreturn ak_is_sso_flow';
  const run = play(
    { ...scenario(expression, { context: prompt }), steps: [{ start: true }, { open: { flow: 'subject' } }] },
    python,
  );
  expect(stepsOf(run)[1]!.after).toMatchObject({
    context: { prompt_data: { email: 'bob@example.com', username: 'bob@example.com' }, is_sso: true },
  });
  expect(JSON.stringify(stepsOf(run)[1]!.after)).not.toContain('"new"');
});

it.each([
  ["return resolve_dns('example.org')", /addresses of example\.org/],
  ["return requests.post('https://example.org')", /POST https:\/\/example\.org/],
  ['from authentik.events.models import Event\nreturn Event.objects.exists()', /authentik\.events/],
])('says what nobody can know here: %s', (expression, what) => {
  expect(evaluate(expression)).toMatchObject({ unknown: expect.stringMatching(what) as string });
});

it('takes a verdict that the scenario pins', () => {
  const outside = [{ question: 'expression', about: 'policy', answer: true }];
  expect(evaluate("return resolve_dns('example.org')", { outside })).toMatchObject({ passing: true });
});
