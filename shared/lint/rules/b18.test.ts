import { checkRule, flow, step } from '../lint-fixture';
import { b18 } from './b18';

checkRule(b18, {
  finds: {
    recovery: [
      flow('recovery', [step('identification'), step('email'), step('userWrite')], {}),
      ['userWrite user_creation_mode'],
    ],
  },
  accepts: {
    never_create: flow(
      'recovery',
      [step('identification'), step('email'), step('userWrite', { user_creation_mode: 'never_create' })],
      {},
    ),
    'settings of those who are logged in': flow('stage_configuration', [step('prompt'), step('userWrite')], {
      authentication: 'require_authenticated',
    }),
  },
});
