import { checkRule, flow, step } from '../lint-fixture';
import { b26 } from './b26';

checkRule(b26, {
  finds: {
    after: [
      flow(
        'authentication',
        [step('identification'), step('password'), step('userLogin'), step('validate')],
        {},
      ),
      ['flow/validate order'],
    ],
  },
  accepts: {
    before: flow(
      'authentication',
      [step('identification'), step('password'), step('validate'), step('userLogin')],
      {},
    ),
  },
});
