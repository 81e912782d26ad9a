import { checkRule, flow, step } from '../lint-fixture';
import { b33 } from './b33';

checkRule(b33, {
  finds: {
    preferred: [
      flow('authentication', [step('validate'), step('userLogin')], {}),
      ['validate webauthn_user_verification'],
    ],
  },
  accepts: {
    required: flow(
      'authentication',
      [step('validate', { webauthn_user_verification: 'required' }), step('userLogin')],
      {},
    ),
    'somebody known': flow(
      'authentication',
      [step('identification'), step('password'), step('validate'), step('userLogin')],
      {},
    ),
  },
});
