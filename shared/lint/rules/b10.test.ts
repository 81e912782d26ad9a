import { checkRule, flow, step } from '../lint-fixture';
import { b10 } from './b10';

checkRule(b10, {
  finds: { 'only prompts': [flow('enrollment', [step('prompt'), step('userLogin')], {}), ['flow']] },
  accepts: {
    'a write': flow('enrollment', [step('prompt'), step('userWrite'), step('userLogin')], {}),
    'nothing at all, which B01 says': flow('enrollment', [], {}),
  },
});
