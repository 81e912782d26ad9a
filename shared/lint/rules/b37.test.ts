import { checkRule, expression, flow, step } from '../lint-fixture';
import { b37 } from './b37';

checkRule(b37, {
  finds: {
    'nobody looks': [
      flow(
        'authentication',
        [
          step('captcha', { error_on_invalid_score: false }),
          step('identification'),
          step('password'),
          step('userLogin'),
        ],
        {},
      ),
      ['captcha error_on_invalid_score'],
    ],
  },
  accepts: {
    'a policy looks': flow(
      'authentication',
      [
        step('captcha', { error_on_invalid_score: false }),
        step(
          'deny',
          {},
          { bound: [expression('return context.get("captcha", {}).get("response") is None')] },
        ),
        step('identification'),
        step('password'),
        step('userLogin'),
      ],
      {},
    ),
    refuses: flow(
      'authentication',
      [step('captcha'), step('identification'), step('password'), step('userLogin')],
      {},
    ),
  },
});
