import { checkRule, flow, step } from '../lint-fixture';
import { b51 } from './b51';

checkRule(b51, {
  finds: {
    'a tie': [
      flow(
        'authentication',
        [step('identification'), step('password', {}, { binding: { order: 10 } }), step('userLogin')],
        {},
      ),
      ['flow/password order'],
    ],
  },
  accepts: {
    'ten apart': flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'of two flows': [
      ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
      ...flow('recovery', [step('email')], { slug: 'other' }),
    ],
  },
});
