import { checkRule, expression, flow, policy, record, ref, step } from '../lint-fixture';
import { a03 } from './a03';

checkRule(a03, {
  finds: {
    'a look at the pending user': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: true, re_evaluate_policies: false },
            bound: [expression('return context["pending_user"].is_active')],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
    'a look through the plan': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: true, re_evaluate_policies: false },
            bound: [
              expression(
                'p = request.context.get("flow_plan")\nreturn p.context.get("auth_method") == "password"',
              ),
            ],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
    'a password policy': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          { binding: { evaluate_on_plan: true, re_evaluate_policies: false }, bound: [policy('password')] },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
  },
  accepts: {
    'what is known at planning': flow('authentication', [
      step('identification'),
      step(
        'captcha',
        {},
        {
          binding: { evaluate_on_plan: true, re_evaluate_policies: false },
          bound: [expression('return bool(http_request)')],
        },
      ),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'evaluated when the stage runs': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [expression('return context["pending_user"].is_active')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'a flow that a source starts': [
      ...flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          {
            binding: { evaluate_on_plan: true, re_evaluate_policies: false },
            bound: [expression('return "username" not in context["prompt_data"]')],
          },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      record('authentik_sources_oauth.oauthsource', 'source', {
        name: 'source',
        authentication_flow: ref('flow'),
      }),
    ],
  },
});
