import { checkRule, flow, step } from '../lint-fixture';
import { c01 } from './c01';

checkRule(c01, {
  finds: {
    'a login needed': [
      flow('authentication', [step('identification'), step('password'), step('userLogin')], {
        authentication: 'require_authenticated',
      }),
      ['flow authentication'],
    ],
  },
  accepts: {
    none: flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'for visitors': flow('authentication', [step('identification'), step('password'), step('userLogin')], {
      authentication: 'require_unauthenticated',
    }),
  },
});
