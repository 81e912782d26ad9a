import { checkRule, flow, step } from '../lint-fixture';
import { b04 } from './b04';

checkRule(b04, {
  finds: {
    'the password after': [
      flow('authentication', [step('identification'), step('userLogin'), step('password')], {}),
      ['flow/userLogin order'],
    ],
    'the only factor after': [
      flow('authentication', [step('identification'), step('userLogin'), step('validate')], {}),
      ['flow/userLogin order'],
    ],
  },
  accepts: {
    'the password before': flow(
      'authentication',
      [step('identification'), step('password'), step('userLogin')],
      {},
    ),
    'a second factor after, which B26 says': flow(
      'authentication',
      [step('identification'), step('password'), step('userLogin'), step('validate')],
      {},
    ),
  },
});
