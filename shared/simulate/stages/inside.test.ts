import { describe, expect, it } from 'vitest';
import { playStage, type StageCase } from '../../../test/support/one-stage';
import { after, holds } from '../../../test/support/stage-rows';

const failed = { component: 'ak-stage-flow-error' };

const brand = (domain: string, attrs: string) => ({
  model: 'authentik_brands.brand',
  id: `brand-${domain}`,
  by: `domain: ${domain}`,
  attrs,
});
const password = {
  model: 'authentik_stages_password.passwordstage',
  id: 'stage',
  by: 'name: password',
  attrs: 'backends: [authentik.core.auth.InbuiltBackend]',
} as const;
const recovery = {
  model: 'authentik_flows.flow',
  id: 'recovery',
  by: 'slug: recovery',
  attrs: 'name: r, title: r, designation: recovery',
} as const;

describe('the brand of the visited host (executor.md, section 9; 2026.5-engine.md, section 7)', () => {
  const withBrands = (host: string, release: string): StageCase => ({
    stage: password,
    session: 'alice',
    release,
    host,
    others: [
      recovery,
      brand('example.com', 'flow_recovery: !KeyOf recovery, default: false'),
      brand('fallback', 'default: true'),
    ],
  });
  const has = { recovery_url: '/if/flow/recovery/' };
  it.each([
    ['example.com', '2025.10', true],
    ['ID.Example.com', '2025.10', true],
    ['fooexample.com', '2025.10', true],
    ['other.test', '2025.10', false],
    ['ID.Example.com', '2026.5', true],
    ['fooexample.com', '2026.5', false],
  ])('%s on %s: %s', (host, release, found) => {
    const { challenge } = playStage(withBrands(host, release));
    if (found) expect(challenge).toMatchObject(has);
    else expect(challenge).not.toHaveProperty('recovery_url');
  });

  it('gives a flow without a background its own until 2025.10', () => {
    const others = [brand('any', 'default: true, branding_default_flow_background: /static/own.jpg')];
    const info = (release: string) => playStage({ stage: password, release, others }).challenge.flow_info;
    expect(info('2025.10')).toMatchObject({ background: '/static/own.jpg' });
    expect(info('2026.5')).toMatchObject({ background: '/static/dist/assets/images/flow_background.jpg' });
  });
});

const consent = (mode: string) => ({
  model: 'authentik_stages_consent.consentstage',
  id: 'stage',
  by: 'name: consent',
  attrs: `mode: ${mode}`,
});
const wiki = {
  model: 'authentik_core.application',
  id: 'wiki',
  by: 'slug: wiki',
  attrs: 'name: Wiki',
} as const;
const asked = {
  application: { $application: 'wiki' },
  consent_permissions: [{ id: 'email', name: 'Email' }],
};
const agrees = { component: 'ak-stage-consent', token: '$token' };

describe('consent (stages.md, section 11)', () => {
  holds([
    {
      what: 'asks who has not agreed yet',
      given: { stage: consent('permanent'), others: [wiki], session: 'alice', context: asked },
      challenge: { component: 'ak-stage-consent', permissions: [{ id: 'email' }] },
    },
    {
      what: 'keeps that they agreed',
      given: {
        stage: consent('permanent'),
        others: [wiki],
        session: 'alice',
        context: asked,
        answers: [agrees],
      },
      challenge: after,
      context: { consent: { model_name: 'userconsent' } },
    },
    {
      what: 'has nobody to ask the database for',
      given: { stage: consent('expiring'), others: [wiki], context: asked },
      challenge: failed,
    },
    {
      what: 'asks nobody in particular where it always asks',
      given: { stage: consent('always_require'), others: [wiki], context: asked },
      challenge: { component: 'ak-stage-consent' },
    },
    {
      what: 'cannot keep what a visitor agreed to as somebody else',
      given: {
        stage: consent('expiring'),
        others: [wiki],
        context: { ...asked, pending_user: { $user: 'alice' } },
        answers: [agrees],
      },
      challenge: failed,
    },
    {
      what: 'takes no other token',
      given: {
        stage: consent('permanent'),
        session: 'alice',
        answers: [{ component: 'ak-stage-consent', token: 'forged' }],
      },
      challenge: {
        response_errors: { token: [{ string: 'Invalid consent token, re-showing prompt' }] },
      },
    },
  ]);
});

const email = {
  model: 'authentik_stages_email.emailstage',
  id: 'stage',
  by: 'name: Mail (us)',
  attrs: 'use_global_settings: true, recovery_max_attempts: 2',
} as const;
const again = { component: 'ak-stage-email' };

describe('mails asked for again (stages.md, section 9)', () => {
  const blocked = (count: number) => {
    const answers = Array.from({ length: count }, () => again);
    const { run } = playStage({ stage: email, context: { pending_user: { $user: 'alice' } }, answers });
    const steps = run.kind === 'finished' ? run.trace.steps : [];
    return steps.slice(2).map(({ notices }) => notices.some((text) => text.startsWith('Too many')));
  };
  it('counts the attempts of the last five minutes, one a minute', () => {
    expect(blocked(8)).toEqual([false, false, true, true, true, false, false, true]);
  });

  it('names the token by a slug', () => {
    const { run } = playStage({
      stage: email,
      context: { pending_user: { $user: 'alice' } },
      answers: [{ open: 'flow_token=$flow_token' }],
    });
    expect(JSON.stringify(run)).toContain('Flow Token ak-email-stage-mail-us-$uuid');
  });
});

const login = {
  model: 'authentik_stages_user_login.userloginstage',
  id: 'stage',
  by: 'name: login',
} as const;

describe('user login (stages.md, section 4)', () => {
  const known = (given: Partial<StageCase>) =>
    playStage({ stage: login, context: { pending_user: { $user: 'alice' } }, ...given }).context;
  it('does not know the first device', () => {
    expect(known({})).toMatchObject({ auth_method_args: { known_device: false } });
  });
  it.each(['2025.10', '2026.5'])('keeps what is known already (%s)', (release) => {
    const context = { pending_user: { $user: 'alice' }, auth_method_args: { known_device: true } };
    expect(known({ release, context })).toMatchObject({ auth_method_args: { known_device: true } });
  });
});

interface Prompted {
  readonly type: string;
  readonly attrs?: string;
  readonly sent?: string | number | boolean | null;
  readonly key?: string;
}

function prompted({ type, attrs = '', sent, key = 'field' }: Prompted, release = '2026.5') {
  const seen = playStage({
    release,
    stage: {
      model: 'authentik_stages_prompt.promptstage',
      id: 'stage',
      by: 'name: form',
      attrs: 'fields: [!KeyOf prompt]',
    },
    others: [
      {
        model: 'authentik_stages_prompt.prompt',
        id: 'prompt',
        by: 'name: prompt',
        attrs: `field_key: ${key}, label: L, type: ${type}${attrs === '' ? '' : `, ${attrs}`}`,
      },
    ],
    answers: [{ component: 'ak-stage-prompt', ...(sent === undefined ? {} : { [key]: sent }) }],
  });
  const errors = seen.challenge.response_errors as Record<string, readonly { string: string }[]> | undefined;
  return { data: seen.context?.prompt_data, error: errors?.[key]?.[0]?.string, challenge: seen.challenge };
}

describe('prompts (stages.md, section 7)', () => {
  const date = 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.';
  const moment =
    'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].';
  const address = 'Enter a valid email address.';
  it.each<[Prompted, string]>([
    [{ type: 'email', sent: 'a..b@example.com' }, address],
    [{ type: 'email', sent: 'a@example' }, address],
    [{ type: 'email', sent: 'a@-x.com' }, address],
    [{ type: 'email', sent: '' }, 'This field may not be blank.'],
    [{ type: 'date', sent: '2001-02-30' }, date],
    [{ type: 'date-time', sent: '2001-02-03 25:00' }, moment],
    [{ type: 'number', sent: '4.5' }, 'A valid integer is required.'],
    [{ type: 'checkbox', sent: 'perhaps' }, 'Must be a valid boolean.'],
    [{ type: 'file', sent: 'text' }, 'Invalid scheme'],
    [{ type: 'file', sent: 'data:text/plain,x' }, 'Invalid encoding'],
    [{ type: 'file', attrs: 'required: false', sent: '' }, 'This field may not be blank.'],
    [{ type: 'separator', sent: '' }, 'This field may not be blank.'],
    [{ type: 'static', sent: '' }, 'This field may not be blank.'],
    [{ type: 'text', sent: null }, 'This field may not be null.'],
    [{ type: 'dropdown', attrs: 'placeholder: a', sent: 'b' }, '"b" is not a valid choice.'],
    [{ type: 'username', sent: 'alice' }, 'Username is already taken.'],
    [{ type: 'username', attrs: 'initial_value: alice' }, 'Username is already taken.'],
  ])('refuses %o', (given, text) => {
    expect(prompted(given).error).toBe(text);
  });

  it.each<[Prompted, string | number]>([
    [{ type: 'email', sent: 'a@localhost' }, 'a@localhost'],
    [{ type: 'email', sent: "o'neil+x@mail.example.com" }, "o'neil+x@mail.example.com"],
    [{ type: 'date', sent: '2001-2-3' }, '2001-02-03'],
    [{ type: 'date-time', sent: '2001-02-03 04:05' }, '2001-02-03T04:05:00Z'],
    [{ type: 'date-time', sent: '2001-03-01T00:30:00+02:00' }, '2001-02-28T22:30:00Z'],
    [{ type: 'date-time', sent: '1999-12-31T23:30:00.25-01:00' }, '2000-01-01T00:30:00.250000Z'],
    [{ type: 'date-time', sent: '2001-02-03' }, '2001-02-03T00:00:00Z'],
    [{ type: 'number', sent: ' 42 ' }, 42],
    [{ type: 'text', attrs: 'required: false', sent: '' }, ''],
    [{ type: 'static', attrs: 'placeholder: shown', sent: 'other' }, 'shown'],
    [{ type: 'hidden', attrs: 'initial_value: kept', sent: 'other' }, 'kept'],
    [{ type: 'text_read_only', attrs: 'initial_value: kept', sent: 'other' }, 'kept'],
    [{ type: 'dropdown', attrs: 'placeholder: a' }, 'a'],
    [{ type: 'username', attrs: 'initial_value: nobody' }, 'nobody'],
  ])('takes %o', (given, value) => {
    expect(prompted(given)).toMatchObject({ error: undefined, data: { field: value } });
  });

  it('writes a fixed field under its whole key, too', () => {
    const { data } = prompted({
      type: 'text_read_only',
      key: 'attributes.a',
      attrs: 'initial_value: i',
      sent: 'x',
    });
    expect(data).toMatchObject({ attributes: { a: 'x' }, 'attributes.a': 'i' });
  });
});
