import { checkRule, flow, step } from '../lint-fixture';
import { s02 } from './s02';

checkRule(s02, {
  finds: {
    'past a skipped second factor': [
      flow('authentication', [step('identification'), step('validate'), step('userLogin')], {}),
      ['identification pretend_user_exists'],
    ],
  },
  accepts: {
    'a password': flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'a second factor that everybody needs': flow(
      'authentication',
      [step('identification'), step('validate', { not_configured_action: 'deny' }), step('userLogin')],
      {},
    ),
    'no pretending': flow(
      'authentication',
      [step('identification', { pretend_user_exists: false }), step('validate'), step('userLogin')],
      {},
    ),
  },
});
