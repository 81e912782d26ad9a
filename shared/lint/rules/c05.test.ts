import { checkRule, flow, step } from '../lint-fixture';
import { c05 } from './c05';

checkRule(c05, {
  release: '2025.10',
  finds: {
    'for visitors': [
      flow('authentication', [step('identification'), step('password'), step('userLogin')], {
        authentication: 'require_unauthenticated',
      }),
      ['flow denied_action'],
    ],
  },
  accepts: {
    continue: flow('authentication', [step('identification'), step('password'), step('userLogin')], {
      authentication: 'require_unauthenticated',
      denied_action: 'continue',
    }),
    none: flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
  },
});
