import { checkRule, expression, flow, step } from '../lint-fixture';
import { a04 } from './a04';

checkRule(a04, {
  finds: {
    'a key that is not there yet': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: true, re_evaluate_policies: true },
            bound: [expression('return context["auth_method"] == "x"')],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
    'false without data': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: true, re_evaluate_policies: true },
            bound: [expression('return context.get("auth_method") == "x"')],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
    'true without data, negated': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: true, re_evaluate_policies: true },
            bound: [expression('return context.get("is_restored", True)', { negate: true })],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
  },
  accepts: {
    'true without data': flow('authentication', [
      step('identification'),
      step(
        'captcha',
        {},
        {
          binding: { evaluate_on_plan: true, re_evaluate_policies: true },
          bound: [expression('return bool(request.context.get("is_restored", True))')],
        },
      ),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'an error that counts as yes': flow('authentication', [
      step('identification'),
      step(
        'captcha',
        {},
        {
          binding: { evaluate_on_plan: true, re_evaluate_policies: true },
          bound: [expression('return context["auth_method"] == "x"', { failure_result: true })],
        },
      ),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'what cannot be told': flow('authentication', [
      step('identification'),
      step(
        'captcha',
        {},
        {
          binding: { evaluate_on_plan: true, re_evaluate_policies: true },
          bound: [expression('return allowed(context.get("auth_method"))')],
        },
      ),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'not evaluated at planning': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [expression('return context["auth_method"] == "x"')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
