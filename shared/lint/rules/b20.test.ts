import { checkRule, expression, flow, group, step } from '../lint-fixture';
import { b20 } from './b20';

checkRule(b20, {
  finds: {
    'a mail that is skipped': [
      flow(
        'recovery',
        [step('identification'), step('email', {}, { bound: [group()] }), step('userWrite')],
        {},
      ),
      ['flow/userWrite order'],
    ],
    'a mail behind': [
      flow('recovery', [step('identification'), step('userWrite'), step('email')], {}),
      ['flow/userWrite order'],
    ],
  },
  accepts: {
    'a mail': flow('recovery', [step('identification'), step('email'), step('userWrite')], {}),
    'skipped for those who come back by the link': flow(
      'recovery',
      [
        step('identification'),
        step('email', {}, { bound: [expression('return context.get("is_restored", True)')] }),
        step('userWrite'),
      ],
      {},
    ),
  },
});
