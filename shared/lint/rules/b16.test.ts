import { checkRule, flow, step } from '../lint-fixture';
import { b16 } from './b16';

checkRule(b16, {
  finds: {
    'a mail before': [
      flow('enrollment', [step('prompt'), step('email'), step('userWrite'), step('userLogin')], {}),
      ['flow/email order'],
    ],
  },
  accepts: {
    'a mail behind': flow(
      'enrollment',
      [step('prompt'), step('userWrite'), step('email'), step('userLogin')],
      {},
    ),
  },
});
