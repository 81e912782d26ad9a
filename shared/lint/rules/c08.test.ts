import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { c08 } from './c08';

checkRule(c08, {
  finds: {
    'the brand’s login': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {
          authentication: 'require_outpost',
        }),
        record('authentik_brands.brand', 'brand', { domain: 'x', flow_authentication: ref('flow') }),
      ],
      ['flow authentication'],
    ],
    'a captcha': [
      flow('authentication', [step('captcha'), step('identification'), step('password'), step('userLogin')], {
        authentication: 'require_outpost',
      }),
      ['flow authentication'],
    ],
  },
  accepts: {
    'an outpost’s login': flow(
      'authentication',
      [step('identification'), step('password'), step('userLogin')],
      { authentication: 'require_outpost' },
    ),
  },
});
