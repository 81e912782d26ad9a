import { checkRule, flow, promptStep, prompts, step } from '../lint-fixture';
import { b13 } from './b13';

checkRule(b13, {
  finds: {
    'only an e-mail': [
      [
        ...prompts({ email: 'email', password: 'password' }),
        ...flow('enrollment', [promptStep(['email', 'password']), step('userWrite')], {}),
      ],
      ['flow/userWrite stage'],
    ],
  },
  accepts: {
    'a username': [
      ...prompts({ username: 'username', password: 'password' }),
      ...flow('enrollment', [promptStep(['username', 'password']), step('userWrite')], {}),
    ],
    'an invitation, whose data nobody knows': [
      ...prompts({ email: 'email' }),
      ...flow('enrollment', [step('invitation'), promptStep(['email']), step('userWrite')], {}),
    ],
    'a prompt that is not here': flow('enrollment', [promptStep(['email']), step('userWrite')], {}),
  },
});
