import { checkRule, flow, step } from '../lint-fixture';
import { b46 } from './b46';

checkRule(b46, {
  finds: { enrollment: [flow('enrollment', [step('consent')], {}), ['flow/consent stage']] },
  accepts: { authorization: flow('authorization', [step('consent')], {}) },
});
