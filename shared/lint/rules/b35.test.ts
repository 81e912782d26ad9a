import { checkRule, flow, step } from '../lint-fixture';
import { b35 } from './b35';

checkRule(b35, {
  finds: {
    'codes given out': [
      flow('authentication', [step('validate', { device_classes: ['totp'] }), step('static')]),
      ['validate device_classes'],
    ],
  },
  accepts: {
    listed: flow('authentication', [
      step('validate', { device_classes: ['totp', 'static'] }),
      step('static'),
    ]),
    'none given out': flow('authentication', [step('validate', { device_classes: ['totp'] })]),
  },
});
