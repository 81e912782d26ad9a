import { checkRule, flow, step } from '../lint-fixture';
import { b19 } from './b19';

checkRule(b19, {
  finds: {
    'no proof': [
      flow('recovery', [step('identification'), step('prompt'), step('userWrite')], {}),
      ['flow/userWrite stage'],
    ],
    'no name': [flow('recovery', [step('email'), step('prompt'), step('userWrite')], {}), ['flow']],
  },
  accepts: {
    'a mail': flow(
      'recovery',
      [step('identification'), step('email'), step('prompt'), step('userWrite')],
      {},
    ),
    'a second factor': flow('recovery', [step('identification'), step('validate'), step('userWrite')], {}),
  },
});
