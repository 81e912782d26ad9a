import { checkRule, flow, promptStep, step } from '../lint-fixture';
import { b08 } from './b08';

checkRule(b08, {
  finds: {
    'straight to the write': [
      flow('recovery', [step('identification'), promptStep(['username', 'password']), step('userWrite')], {}),
      ['identification pretend_user_exists'],
    ],
    'past a skipped second factor': [
      flow('recovery', [step('identification'), step('validate'), step('userWrite')], {}),
      ['identification pretend_user_exists'],
    ],
  },
  accepts: {
    'a mail between': flow('recovery', [step('identification'), step('email'), step('userWrite')], {}),
    'no pretending': flow(
      'recovery',
      [step('identification', { pretend_user_exists: false }), step('userWrite')],
      {},
    ),
  },
});
