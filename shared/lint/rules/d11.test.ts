import { checkRule, flow, prompts, promptStep, step } from '../lint-fixture';
import { d11 } from './d11';

checkRule(d11, {
  finds: {
    'a hidden secret': [prompts({ api_token: 'hidden' }), ['prompt api_token type']],
    'a hidden prompt without a value': [
      [...prompts({ email: 'hidden' }), ...flow('enrollment', [promptStep(['email']), step('userWrite')])],
      ['prompt email type'],
    ],
  },
  accepts: {
    'a password prompt': prompts({ password: 'password' }),
    'a hidden prompt with a value': [
      ...prompts({ email: 'hidden' }, { initial_value: 'x' }),
      ...flow('enrollment', [promptStep(['email']), step('userWrite')]),
    ],
  },
});
