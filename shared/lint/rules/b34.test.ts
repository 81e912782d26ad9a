import { checkRule, flow, step } from '../lint-fixture';
import { b34 } from './b34';

checkRule(b34, {
  finds: {
    'nobody known': [
      flow('enrollment', [step('validate'), step('prompt'), step('userWrite')], {}),
      ['flow/validate stage'],
    ],
  },
  accepts: {
    'somebody known': flow('recovery', [step('identification'), step('validate'), step('userWrite')], {}),
    'those who are logged in': flow('unenrollment', [step('validate'), step('userDelete')], {
      authentication: 'require_authenticated',
    }),
  },
});
