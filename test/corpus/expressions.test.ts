import { beforeAll, describe, expect, it } from 'vitest';
import { play } from '../support/play';
import { pythonForTests, pythonStartMs } from '../support/python-engine';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { stepsOf } from '../../shared/simulate/scenario/describe-run';
import type { PythonEngine } from '../../shared/policy/python-host';

let python: PythonEngine;
beforeAll(async () => {
  python = await pythonForTests();
}, pythonStartMs);

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
    [
      "from authentik.core.models import Group\nmade, new = Group.objects.get_or_create(name='fresh')\nreturn new and made.users.count() == 0",
      true,
    ],
    [
      "from authentik.core.models import Group\nrequest.user.ak_groups.add(Group.objects.get(name='employees'))\nreturn request.user.ak_groups.count() == 2",
      true,
    ],
    [
      "from authentik.core.models import Group\nGroup.objects.filter(name='staff').delete()\nreturn not request.user.ak_groups.exists()",
      true,
    ],
    [
      "from authentik.core.models import User\nUser.objects.create(username='carol', email='c@example.com')\nreturn ak_user_by(username='carol').pk > request.user.pk",
      true,
    ],
    [
      "from authentik.core.models import User\nUser.objects.filter(username='bob').update(name='Bob')\nreturn ak_user_by(username='bob').name == 'Bob'",
      true,
    ],
    ['from authentik.core.models import UserTypes\nreturn request.user.type == UserTypes.INTERNAL', true],
    [
      "from authentik.flows.models import Flow, Stage\nreturn Stage.objects.get(name='stage') and Flow.objects.filter(slug='subject').exists()",
      true,
    ],
    [
      'from authentik.stages.dummy.models import DummyStage\nfrom authentik.stages.deny.models import DenyStage\nstage = DummyStage.objects.first()\nreturn isinstance(stage, DummyStage) and not isinstance(stage, DenyStage)',
      true,
    ],
    [
      "from authentik.sources.oauth.models import OAuthSource\nreturn isinstance(context.get('source'), OAuthSource)",
      false,
    ],
    ["return request.obj.slug == 'subject' and request.obj.designation == 'authorization'", true],
    ["return http_request.GET.get('query') == '' and http_request.get_host() == 'testserver'", true],
    ["return http_request.session.get('authentik/flows/get') == {}", true],
    ["return http_request.META['REMOTE_ADDR'] == '203.0.113.7' and len(http_request.POST) == 0", true],
    ["return 'nothing-of-the-sort' in http_request.META", false],
    ['return request.user.is_staff', false],
    ['return request.user.roles.count() == 0', true, { release: '2026.5' }],
    [
      "from django.db.models import Q\nfrom authentik.core.models import User\nreturn User.objects.filter(Q(username='alice') | Q(email__endswith='.com')).count() == 3",
      true,
    ],
    [
      'from django.utils.timezone import now\nreturn now().year == 2026',
      true,
      { outside: [{ question: 'clock', answer: 1_780_000_000 }] },
    ],
    [
      'import datetime\nreturn datetime.datetime.now().weekday() == datetime.date.today().weekday()',
      true,
      { outside: [{ question: 'clock', answer: 1_780_000_000 }] },
    ],
    ["return {'labels': ['x', 42]}", true],
    ['return (entry for entry in [1])', false],
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
  ["return http_request.headers.get('User-Agent')", /User-Agent/],
  ["return http_request.COOKIES.get('seen')", /COOKIES/],
  ['return request.user.last_login is None', /last_login/],
  ['import time\nreturn time.time() > 0', /what time it is/],
  [
    'from authentik.core.models import Token\nreturn Token.objects.exists()',
    /authentik\.core\.models\.Token/,
  ],
  ['from authentik.events.models import Event\nreturn Event.objects.exists()', /authentik\.events/],
])('says what nobody can know here: %s', (expression, what) => {
  expect(evaluate(expression)).toMatchObject({ unknown: expect.stringMatching(what) as string });
});

it('takes a verdict that the scenario pins', () => {
  const outside = [{ question: 'expression', about: 'policy', answer: true }];
  expect(evaluate("return resolve_dns('example.org')", { outside })).toMatchObject({ passing: true });
});

/** The same expression on the binding of the stage, where it can reach the plan. */
function onStage(expression: string, given: Case = {}) {
  const made = scenario(expression, given);
  const [text = ''] = made.world.blueprints;
  const entries = [
    '  - {model: authentik_stages_deny.denystage, id: gate, identifiers: {name: gate}, attrs: {deny_message: closed}}',
    '  - {model: authentik_flows.flowstagebinding, id: bound, identifiers: {target: !KeyOf flow, stage: !KeyOf gate, order: 1}}',
  ];
  const blueprint = [text.replace('target: !KeyOf flow, policy', 'target: !KeyOf first, policy'), ...entries]
    .join('\n')
    .replace(
      '{model: authentik_flows.flowstagebinding, identifiers',
      '{model: authentik_flows.flowstagebinding, id: first, identifiers',
    );
  const run = play({ ...made, world: { ...made.world, blueprints: [blueprint] } }, python);
  const [step] = stepsOf(run);
  return { step, unknown: run.kind === 'unknown' ? run.question.text : undefined, run };
}

describe('what expressions do to the plan', () => {
  it('sends the visitor away', () => {
    const { step } = onStage("context['flow_plan'].redirect('https://example.org/go')\nreturn False");
    expect(step).toMatchObject({
      expect: { flow_info: {}, component: 'xak-flow-redirect', to: 'https://example.org/go' },
      after: { remaining: ['Dynamic In-memory stage: Redirect to any URL', 'gate'] },
    });
  });

  it('inserts a stage of the workspace behind the running one, or at the end', () => {
    const insert = (call: string) =>
      onStage(
        `from authentik.stages.deny.models import DenyStage\nplan = context['flow_plan']\nplan.${call}(DenyStage.objects.get(name='gate'))\nreturn True`,
      ).step;
    expect(insert('insert_stage')).toMatchObject({ after: { remaining: ['stage', 'gate', 'gate'] } });
    expect(insert('append_stage')).toMatchObject({ after: { remaining: ['stage', 'gate', 'gate'] } });
  });

  it('says that it cannot know what a stage made of code does', () => {
    const { unknown } = onStage(
      "from authentik.flows.models import in_memory_stage\ncontext['flow_plan'].insert_stage(in_memory_stage(object))\nreturn True",
    );
    expect(unknown).toMatch(/in-memory stage/);
  });

  it('removes what it put there', () => {
    const { step } = onStage(
      "context['flow_plan'].context['redirect'] = '/a'\ncontext['flow_plan'].context.pop('redirect', None)\nreturn True",
    );
    expect(JSON.stringify(step?.after)).not.toContain('redirect');
  });
});

describe('values that a server cannot hand on', () => {
  it.each([
    ['2025.10', 'alice', { component: 'ak-stage-access-denied', error_message: 'closed' }],
    ['2026.5', 'alice', { component: 'ak-stage-access-denied', error_message: 'closed' }],
    ['2025.10', null, { component: 'ak-stage-access-denied', error_message: 'closed' }],
    ['2026.5', null, { component: 'ak-stage-access-denied', error_message: 'Unknown error' }],
  ])('%s, %s', (release, user, expected) => {
    const { step } = onStage("import re\nreturn re.match('a', 'abc')", { release, user });
    expect(step).toMatchObject({ expect: expected });
  });
});

it('keeps events that are its own apart from those of the server', () => {
  const actions = (expression: string) => {
    const { run } = onStage(expression);
    return run.kind === 'finished' ? (run.trace.effects as { events?: unknown }).events : undefined;
  };
  expect(actions("ak_create_event('mine', some=request.user)\nreturn True")).toEqual([
    { action: 'custom_mine' },
  ]);
  expect(
    actions(
      'from authentik.events.models import Event, EventAction\nEvent.new(EventAction.LOGIN_FAILED).save()\nreturn True',
    ),
  ).toEqual([{ action: 'login_failed' }]);
});

it.each([
  [
    "return resolve_dns('example.org') == []",
    { topic: 'dns', about: 'example.org', text: 'the addresses of example.org' },
  ],
  [
    "return requests.get('https://example.org/x').ok",
    { topic: 'http', about: 'GET https://example.org/x', text: 'what GET https://example.org/x answers' },
  ],
  ["return request.user.has_perm('x')", undefined],
])('names what it asks in the middle, so that it can be answered: %s', (expression, within) => {
  const run = play(scenario(expression), python);
  expect(run.kind).toBe('unknown');
  expect(run.kind === 'unknown' ? run.question.within : null).toEqual(within);
});
