import { checkRule, flow, ref, step } from '../lint-fixture';
import { b05 } from './b05';

checkRule(b05, {
  finds: {
    'a name': [
      flow('authentication', [step('identification'), step('userLogin')], {}),
      ['flow/userLogin stage'],
    ],
    'a name and a captcha': [
      flow('authentication', [step('identification'), step('captcha'), step('userLogin')], {}),
      ['flow/userLogin stage'],
    ],
  },
  accepts: {
    'a password': flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'a password in the identification stage': flow(
      'authentication',
      [step('identification', { password_stage: ref('pw') }), step('userLogin')],
      {},
    ),
    'a mail': flow('authentication', [step('identification'), step('email'), step('userLogin')], {}),
    'sources alone': flow(
      'authentication',
      [
        step('identification', {
          user_fields: [],
          sources: [{ $external: { model: 'authentik_sources_oauth.oauthsource', where: [['slug', 'x']] } }],
        }),
        step('userLogin'),
      ],
      {},
    ),
  },
});
