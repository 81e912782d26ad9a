import { checkRule, expression, flow, step } from '../lint-fixture';
import { a06 } from './a06';

checkRule(a06, {
  finds: {
    'a write while it is planned': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: true },
            bound: [expression('context["flow_plan"].context["x"] = 1\nreturn True')],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
  },
  accepts: {
    'a write when the stage runs': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [expression('context["flow_plan"].context["x"] = 1\nreturn True')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'a flow that is never taken from the cache': flow('stage_configuration', [
      step(
        'captcha',
        {},
        {
          binding: { evaluate_on_plan: true },
          bound: [expression('context["flow_plan"].context["x"] = 1\nreturn True')],
        },
      ),
    ]),
  },
});
