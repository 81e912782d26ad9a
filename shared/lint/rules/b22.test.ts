import { checkRule, flow, step } from '../lint-fixture';
import { b22 } from './b22';

checkRule(b22, {
  finds: { first: [flow('recovery', [step('email'), step('userWrite')], {}), ['flow/email stage']] },
  accepts: {
    'behind identification': flow('recovery', [step('identification'), step('email'), step('userWrite')], {}),
    'enrollment, which B16 says': flow('enrollment', [step('email'), step('userWrite')], {}),
  },
});
