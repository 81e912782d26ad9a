import { checkRule, flow, step } from '../lint-fixture';
import { b15 } from './b15';

checkRule(b15, {
  finds: {
    'no mail': [
      flow(
        'enrollment',
        [step('prompt'), step('userWrite', { create_users_as_inactive: true }), step('userLogin')],
        {},
      ),
      ['userWrite create_users_as_inactive'],
    ],
    'a mail that does not activate': [
      flow(
        'enrollment',
        [
          step('prompt'),
          step('userWrite', { create_users_as_inactive: true }),
          step('email', { activate_user_on_success: false }),
          step('userLogin'),
        ],
        {},
      ),
      ['userWrite create_users_as_inactive'],
    ],
  },
  accepts: {
    'a mail that activates': flow(
      'enrollment',
      [
        step('prompt'),
        step('userWrite', { create_users_as_inactive: true }),
        step('email', { activate_user_on_success: true }),
        step('userLogin'),
      ],
      {},
    ),
    'no login': flow(
      'enrollment',
      [step('prompt'), step('userWrite', { create_users_as_inactive: true })],
      {},
    ),
  },
});
