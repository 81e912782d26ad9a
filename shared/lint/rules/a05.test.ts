import { boundTo, checkRule, expression, flow, step } from '../lint-fixture';
import { a05 } from './a05';

checkRule(a05, {
  finds: {
    'the pending user by key': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [expression('return context["pending_user"].is_active')]),
      ],
      ['policy expression'],
    ],
    'the plan through a name': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [expression('plan = request.context["flow_plan"]\nreturn bool(plan)')]),
      ],
      ['policy expression'],
    ],
  },
  accepts: {
    'with a default': [
      ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [expression('return bool(context.get("prompt_data", {}))')]),
    ],
    'with a test first': [
      ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [
        expression('if "prompt_data" in context:\n    return bool(context["prompt_data"])\nreturn True'),
      ]),
    ],
    'on a stage': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [expression('return context["pending_user"].is_active')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
