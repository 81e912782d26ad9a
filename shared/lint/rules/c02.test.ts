import { checkRule, flow, step } from '../lint-fixture';
import { c02 } from './c02';

checkRule(c02, {
  finds: {
    recovery: [
      flow('recovery', [step('identification'), step('email')], { authentication: 'require_authenticated' }),
      ['flow authentication'],
    ],
  },
  accepts: {
    'for visitors': flow('recovery', [step('identification'), step('email')], {
      authentication: 'require_unauthenticated',
    }),
  },
});
