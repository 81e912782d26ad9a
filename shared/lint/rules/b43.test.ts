import { checkRule, flow, step } from '../lint-fixture';
import { b43 } from './b43';

checkRule(b43, {
  finds: {
    after: [
      flow('enrollment', [step('prompt'), step('userWrite'), step('invitation')], {}),
      ['flow/invitation order'],
    ],
  },
  accepts: { before: flow('enrollment', [step('invitation'), step('prompt'), step('userWrite')], {}) },
});
