import { checkRule, flow, step } from '../lint-fixture';
import { b12 } from './b12';

checkRule(b12, {
  finds: {
    never_create: [
      flow('enrollment', [step('prompt'), step('userWrite', { user_creation_mode: 'never_create' })], {}),
      ['userWrite user_creation_mode'],
    ],
  },
  accepts: {
    always_create: flow(
      'enrollment',
      [step('prompt'), step('userWrite', { user_creation_mode: 'always_create' })],
      {},
    ),
    settings: flow(
      'stage_configuration',
      [step('prompt'), step('userWrite', { user_creation_mode: 'never_create' })],
      {},
    ),
  },
});
