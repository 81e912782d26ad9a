import { checkRule, expression, flow, ref, step } from '../lint-fixture';
import { b39 } from './b39';

checkRule(b39, {
  finds: {
    'no target': [
      flow('authentication', [step('identification'), step('redirect', { mode: 'flow' })], {}),
      ['redirect target_flow'],
    ],
    'a flow for visitors after the login': [
      [
        ...flow(
          'authentication',
          [
            step('identification'),
            step('password'),
            step('userLogin'),
            step('redirect', { mode: 'flow', target_flow: ref('next') }, { name: 'redirect' }),
          ],
          {},
        ),
        ...flow('enrollment', [], { slug: 'next', authentication: 'require_unauthenticated' }),
      ],
      ['redirect target_flow'],
    ],
    'a flow for users before the login': [
      [
        ...flow(
          'authentication',
          [
            step('identification'),
            step('redirect', { mode: 'flow', target_flow: ref('next') }, { name: 'redirect' }),
          ],
          {},
        ),
        ...flow('authorization', [], { slug: 'next', authentication: 'require_authenticated' }),
      ],
      ['redirect target_flow'],
    ],
  },
  accepts: {
    'a flow for users after the login': [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('userLogin'),
          step('redirect', { mode: 'flow', target_flow: ref('next') }, { name: 'redirect' }),
        ],
        {},
      ),
      ...flow('authorization', [], { slug: 'next', authentication: 'require_authenticated' }),
    ],
    'a target that a policy chooses': flow(
      'authentication',
      [
        step('identification'),
        step(
          'redirect',
          { mode: 'flow' },
          { bound: [expression('context["flow_plan"].context["redirect_stage_target"] = "x"\nreturn True')] },
        ),
      ],
      {},
    ),
  },
});
