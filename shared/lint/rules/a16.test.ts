import { checkRule, flow, group, step } from '../lint-fixture';
import { a16 } from './a16';

checkRule(a16, {
  finds: {
    'before identification': [
      flow('authentication', [
        step('deny', {}, { bound: [group()] }),
        step('identification'),
        step('password'),
        step('userLogin'),
      ]),
      ['flow/deny order'],
    ],
  },
  accepts: {
    'behind identification': flow('authentication', [
      step('identification'),
      step('deny', {}, { bound: [group()] }),
      step('password'),
      step('userLogin'),
    ]),
  },
});
