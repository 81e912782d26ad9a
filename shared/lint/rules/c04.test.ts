import { checkRule, flow, step } from '../lint-fixture';
import { c04 } from './c04';

checkRule(c04, {
  finds: {
    settings: [
      flow(
        'stage_configuration',
        [step('prompt'), step('userWrite', { user_creation_mode: 'never_create' })],
        {},
      ),
      ['flow authentication'],
    ],
  },
  accepts: {
    'a login needed': flow(
      'stage_configuration',
      [step('prompt'), step('userWrite', { user_creation_mode: 'never_create' })],
      { authentication: 'require_authenticated' },
    ),
    'a flow without stages': flow('stage_configuration', [], {}),
    'a recovery': flow(
      'recovery',
      [step('identification'), step('email'), step('userWrite', { user_creation_mode: 'never_create' })],
      {},
    ),
  },
});
