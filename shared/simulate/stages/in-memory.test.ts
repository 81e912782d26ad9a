import { describe, expect, it } from 'vitest';
import { playStage, type StageCase } from '../../../test/support/one-stage';
import { holds } from '../../../test/support/stage-rows';

const dummy = { model: 'authentik_stages_dummy.dummystage', id: 'stage', by: 'name: first' } as const;
const passes = { component: 'ak-stage-dummy' };
/** Behind two stages that any answer passes. */
const behind = (given: Partial<StageCase>): StageCase => ({
  stage: dummy,
  context: {},
  ...given,
  answers: [passes, passes, ...(given.answers ?? [])],
});
const wiki = {
  model: 'authentik_core.application',
  id: 'wiki',
  by: 'slug: wiki',
  attrs: 'name: Wiki, meta_launch_url: https://wiki.example.com',
} as const;
const uri = 'goauthentik.io/providers/oauth2/post_logout_redirect_uri';

describe('session end (stages.md, section 18; 2026.5-stages.md, section 15)', () => {
  const append = ['session-end'] as const;
  holds([
    {
      what: 'says what was left and where to go',
      given: behind({
        append,
        session: 'alice',
        others: [wiki],
        context: { application: { $application: 'wiki' } },
      }),
      challenge: {
        component: 'ak-stage-session-end',
        application_name: 'Wiki',
        application_launch_url: 'https://wiki.example.com',
        brand_name: 'authentik',
        pending_user: 'alice',
      },
    },
    {
      what: 'sends away who is not logged in',
      given: behind({ append }),
      challenge: { component: 'xak-flow-redirect', to: '/' },
    },
    {
      what: 'goes where the application wants from 2026.5 on, logged in or not',
      given: behind({
        append,
        release: '2026.5',
        session: 'alice',
        context: { [uri]: 'https://a.example.com/out' },
      }),
      challenge: { component: 'xak-flow-redirect', to: 'https://a.example.com/out' },
    },
    {
      what: 'and not before',
      given: behind({ append, session: 'alice', context: { [uri]: 'https://a.example.com/out' } }),
      challenge: { component: 'ak-stage-session-end' },
    },
  ]);
});

describe('logout of providers (2026.5-stages.md, section 15)', () => {
  const saml = { url: 'https://s.example.com', provider_name: 'S' };
  const oidc = { url: 'https://o.example.com', provider_name: 'O' };
  const sessions = {
    'goauthentik.io/providers/saml/iframe_sessions': [saml],
    'goauthentik.io/providers/oauth2/iframe_sessions': [oidc],
  };
  const iframe = { release: '2026.5', append: ['iframe-logout'], context: sessions } as const;
  const native = {
    release: '2026.5',
    append: ['saml-native-logout'],
    context: { 'goauthentik.io/providers/saml/native_sessions': [saml, oidc] },
  } as const;
  holds([
    {
      what: 'shows all frames at once',
      given: behind(iframe),
      challenge: { component: 'ak-provider-iframe-logout', logout_urls: [saml, oidc] },
    },
    {
      what: 'shows none when looked at again',
      given: behind({ ...iframe, answers: [{ open: '' }] }),
      challenge: { logout_urls: [] },
    },
    {
      what: 'passes with any answer',
      given: behind({ ...iframe, answers: [{}] }),
      challenge: { component: 'xak-flow-redirect', to: '/' },
    },
    {
      what: 'goes from one provider to the next',
      given: behind({ ...native, answers: [{}] }),
      challenge: { component: 'ak-provider-saml-native-logout', provider_name: 'O' },
    },
    {
      what: 'passes when none is left',
      given: behind({ ...native, answers: [{}, {}] }),
      challenge: { component: 'xak-flow-redirect', to: '/' },
    },
  ]);
});

it('shows the inspector the plan after every stage (executor.md, section 8)', () => {
  const { run } = playStage({ stage: dummy, session: 'alice', answers: [passes] });
  expect(run).toMatchObject({
    trace: {
      inspector: {
        plans: [
          { current_stage: { stage: 'first', order: 0 }, next_planned_stage: { stage: 'after', order: 10 } },
        ],
        current_plan: { current_stage: { stage: 'after' }, next_planned_stage: null },
        is_completed: false,
      },
    },
  });
});
