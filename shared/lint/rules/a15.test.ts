import { checkRule, expression, flow, step } from '../lint-fixture';
import { a15 } from './a15';

checkRule(a15, {
  finds: {
    'nothing bound': [
      flow('authentication', [
        step('identification'),
        step('deny', {}, { bound: [] }),
        step('password'),
        step('userLogin'),
      ]),
      ['flow/deny stage'],
    ],
    'bound to what is always true': [
      flow('authentication', [
        step('identification'),
        step('deny', {}, { bound: [expression('return True')] }),
        step('password'),
        step('userLogin'),
      ]),
      ['flow/deny stage'],
    ],
    'only a disabled policy': [
      flow('authentication', [
        step('identification'),
        step('deny', {}, { bound: [expression('return request.user.x', { enabled: false })] }),
        step('password'),
        step('userLogin'),
      ]),
      ['flow/deny stage'],
    ],
  },
  accepts: {
    'a condition': flow('authentication', [
      step('identification'),
      step('deny', {}, { bound: [expression('return request.user.x')] }),
      step('password'),
      step('userLogin'),
    ]),
    'always false': flow('authentication', [
      step('identification'),
      step('deny', {}, { bound: [expression('return True', { negate: true })] }),
      step('password'),
      step('userLogin'),
    ]),
    'a flow that only denies': flow('authentication', [step('deny')]),
  },
});
