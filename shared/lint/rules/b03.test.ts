import { boundTo, checkRule, expression, flow, record, ref, step } from '../lint-fixture';
import { b03 } from './b03';

checkRule(b03, {
  finds: {
    'nobody before': [
      flow('authentication', [step('captcha'), step('userLogin')], {}),
      ['flow/userLogin stage'],
    ],
  },
  accepts: {
    'identification before': flow(
      'authentication',
      [step('identification'), step('password'), step('userLogin')],
      {},
    ),
    'a source': [
      ...flow('authentication', [step('userLogin')], {}),
      record('authentik_sources_oauth.oauthsource', 's', { name: 's', authentication_flow: ref('flow') }),
    ],
    'a policy that asks for a source': [
      ...flow('authentication', [step('userLogin')], {}),
      ...boundTo('flow', [expression('return ak_is_sso_flow')]),
    ],
    'a policy that sets the user': flow(
      'authentication',
      [
        step(
          'captcha',
          {},
          {
            bound: [
              expression(
                'context["flow_plan"].context["pending_user"] = ak_user_by(username="a")\nreturn True',
              ),
            ],
          },
        ),
        step('userLogin'),
      ],
      {},
    ),
    'a passkey': flow('authentication', [step('validate'), step('userLogin')], {}),
  },
});
