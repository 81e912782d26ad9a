import { checkRule, expression, flow, ref, step } from '../lint-fixture';
import { b07 } from './b07';

checkRule(b07, {
  finds: {
    'asked in both': [
      flow(
        'authentication',
        [step('identification', { password_stage: ref('pw') }), step('password'), step('userLogin')],
        {},
      ),
      ['flow/password stage'],
    ],
  },
  accepts: {
    'asked once': flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'on a condition': flow(
      'authentication',
      [
        step('identification', { password_stage: ref('pw') }),
        step('password', {}, { bound: [expression('return x')] }),
        step('userLogin'),
      ],
      {},
    ),
  },
});
