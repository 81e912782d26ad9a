import { checkRule, flow, ref, step } from '../lint-fixture';
import { c06 } from './c06';

checkRule(c06, {
  finds: {
    'nothing leads there': [
      flow('authentication', [step('identification'), step('password'), step('userLogin')], {
        authentication: 'require_redirect',
      }),
      ['flow authentication'],
    ],
  },
  accepts: {
    'a redirect': [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('redirect', { mode: 'flow', target_flow: ref('next') }, { name: 'redirect' }),
        ],
        {},
      ),
      ...flow('authentication', [step('userLogin')], { slug: 'next', authentication: 'require_redirect' }),
    ],
  },
});
