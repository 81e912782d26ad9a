import { boundTo, checkRule, expression, flow, step } from '../lint-fixture';
import { b44 } from './b44';

checkRule(b44, {
  finds: {
    'nothing asked': [flow('enrollment', [step('prompt'), step('userWrite')], {}), ['flow']],
    'goes on without': [
      flow(
        'enrollment',
        [step('invitation', { continue_flow_without_invitation: true }), step('prompt'), step('userWrite')],
        {},
      ),
      ['invitation continue_flow_without_invitation'],
    ],
  },
  accepts: {
    'an invitation': flow('enrollment', [step('invitation'), step('prompt'), step('userWrite')], {}),
    'a policy': [
      ...flow('enrollment', [step('prompt'), step('userWrite')], {}),
      ...boundTo('flow', [expression('return x')]),
    ],
  },
});
