import { checkRule, flow, step } from '../lint-fixture';
import { b48 } from './b48';

checkRule(b48, {
  finds: { none: [flow('invalidation', [step('consent')], {}), ['flow']] },
  accepts: { 'a logout': flow('invalidation', [step('userLogout')], {}) },
});
