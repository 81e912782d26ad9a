import { checkRule, flow, step } from '../lint-fixture';
import { c03 } from './c03';

checkRule(c03, {
  finds: {
    'a logout for visitors': [
      flow('invalidation', [step('userLogout')], { authentication: 'require_unauthenticated' }),
      ['flow authentication'],
    ],
  },
  accepts: { none: flow('invalidation', [step('userLogout')], {}) },
});
