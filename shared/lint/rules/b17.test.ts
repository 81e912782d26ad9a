import { checkRule, flow, step } from '../lint-fixture';
import { b17 } from './b17';

checkRule(b17, {
  finds: {
    recovery: [
      flow(
        'recovery',
        [step('identification'), step('email'), step('userWrite', { user_creation_mode: 'always_create' })],
        {},
      ),
      ['userWrite user_creation_mode'],
    ],
  },
  accepts: {
    enrollment: flow(
      'enrollment',
      [step('prompt'), step('userWrite', { user_creation_mode: 'always_create' })],
      {},
    ),
  },
});
