import { checkRule, expression, flow, step } from '../lint-fixture';
import { a01 } from './a01';

checkRule(a01, {
  finds: {
    'a bound policy that nothing evaluates': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: false, re_evaluate_policies: false },
            bound: [expression('return True')],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha re_evaluate_policies'],
    ],
  },
  accepts: {
    'nothing bound': flow('authentication', [
      step('identification'),
      step('captcha', {}, { binding: { evaluate_on_plan: false, re_evaluate_policies: false } }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'only disabled policies': flow('authentication', [
      step('identification'),
      step(
        'captcha',
        {},
        {
          binding: { evaluate_on_plan: false, re_evaluate_policies: false },
          bound: [expression('return True', { enabled: false })],
        },
      ),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'evaluated when the stage runs': flow('authentication', [
      step('identification'),
      step('captcha', {}, { binding: { evaluate_on_plan: false }, bound: [expression('return True')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
