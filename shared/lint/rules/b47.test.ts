import { checkRule, flow, step } from '../lint-fixture';
import { b47 } from './b47';

checkRule(b47, {
  finds: {
    'nothing asked': [
      flow('unenrollment', [step('userDelete')], { authentication: 'require_authenticated' }),
      ['flow/userDelete stage'],
    ],
    open: [flow('unenrollment', [step('consent'), step('userDelete')], {}), ['flow/userDelete stage']],
  },
  accepts: {
    asked: flow('unenrollment', [step('prompt'), step('userDelete')], {
      authentication: 'require_authenticated',
    }),
  },
});
