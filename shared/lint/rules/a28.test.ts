import { checkRule, flow, record, step } from '../lint-fixture';
import { a28 } from './a28';

checkRule(a28, {
  finds: {
    'a policy': [[record('authentik_policies_dummy.dummypolicy', 'p', { name: 'p' })], ['p']],
    'a stage': [flow('authentication', [step('dummy')]), ['dummy']],
  },
  accepts: {
    none: flow('authentication', [
      step('identification'),
      step('captcha', {}, {}),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
