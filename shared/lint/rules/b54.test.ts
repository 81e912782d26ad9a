import { checkRule, flow, step } from '../lint-fixture';
import { b54 } from './b54';

checkRule(b54, {
  finds: {
    'a network': [
      flow('authentication', [step('userLogin', { network_binding: 'bind_asn' })]),
      ['userLogin network_binding'],
    ],
  },
  accepts: {
    none: flow('authentication', [step('userLogin', { network_binding: 'no_binding' })]),
  },
});
