import { checkRule, flow, policy, step } from '../lint-fixture';
import { a22 } from './a22';

checkRule(a22, {
  finds: {
    'a geoip policy': [
      flow('authentication', [step('deny', {}, { bound: [policy('geoip')] })]),
      ['flow/deny!geoip policy'],
    ],
  },
  accepts: {
    another: flow('authentication', [step('deny', {}, { bound: [policy('reputation')] })]),
  },
});
