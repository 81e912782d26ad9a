import { checkRule, flow, step } from '../lint-fixture';
import { b55 } from './b55';

checkRule(b55, {
  finds: {
    defaults: [flow('recovery', [step('identification'), step('email')], {}), ['email use_global_settings']],
  },
  accepts: {
    'global settings': flow(
      'recovery',
      [step('identification'), step('email', { use_global_settings: true })],
      {},
    ),
    'a mail server': flow(
      'recovery',
      [step('identification'), step('email', { host: 'mail.example.com' })],
      {},
    ),
  },
});
