import { checkRule, expression, flow, step } from '../lint-fixture';
import { b11 } from './b11';

checkRule(b11, {
  finds: {
    first: [flow('enrollment', [step('userWrite'), step('userLogin')], {}), ['flow/userWrite stage']],
  },
  accepts: {
    'a prompt': flow('enrollment', [step('prompt'), step('userWrite')], {}),
    'an invitation': flow('enrollment', [step('invitation'), step('userWrite')], {}),
    'a policy that writes data': flow(
      'enrollment',
      [
        step(
          'userWrite',
          {},
          { bound: [expression('context["flow_plan"].context["prompt_data"] = {}\nreturn True')] },
        ),
      ],
      {},
    ),
  },
});
