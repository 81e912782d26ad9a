import { checkRule, flow, promptStep, prompts, step } from '../lint-fixture';
import { b14 } from './b14';

checkRule(b14, {
  finds: {
    'only a username': [
      [
        ...prompts({ username: 'username' }),
        ...flow('enrollment', [promptStep(['username']), step('userWrite')], {}),
      ],
      ['flow/userWrite stage'],
    ],
  },
  accepts: {
    'a password': [
      ...prompts({ username: 'username', password: 'password' }),
      ...flow('enrollment', [promptStep(['username', 'password']), step('userWrite')], {}),
    ],
    'a passkey': [
      ...prompts({ username: 'username' }),
      ...flow('enrollment', [promptStep(['username']), step('userWrite'), step('webauthn')], {}),
    ],
  },
});
