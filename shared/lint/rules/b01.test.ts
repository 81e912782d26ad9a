import { checkRule, flow, record, step } from '../lint-fixture';
import { b01 } from './b01';

checkRule(b01, {
  finds: { 'an authentication flow': [flow('authentication', [], {}), ['flow']] },
  accepts: {
    stages: flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'an authorization flow': flow('authorization', [], {}),
    'a flow that is only named': [
      record('authentik_flows.flow', 'f', { slug: 'f', designation: 'authentication' }),
    ],
  },
});
