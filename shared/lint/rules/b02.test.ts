import { checkRule, flow, ref, step } from '../lint-fixture';
import { b02 } from './b02';

checkRule(b02, {
  finds: {
    'no login': [flow('authentication', [step('identification'), step('password')], {}), ['flow']],
    'nor where it leads to': [
      [
        ...flow(
          'authentication',
          [step('identification'), step('redirect', { mode: 'flow', target_flow: ref('next') })],
          {},
        ),
        ...flow('authentication', [step('password')], { slug: 'next' }),
      ],
      ['flow', 'next'],
    ],
  },
  accepts: {
    'a login': flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'a login where it leads to': [
      ...flow(
        'authentication',
        [step('identification'), step('redirect', { mode: 'flow', target_flow: ref('next') })],
        {},
      ),
      ...flow('authentication', [step('userLogin')], { slug: 'next' }),
    ],
    'a stage that is not here': flow(
      'authentication',
      [
        step('identification'),
        {
          ...step('userLogin'),
          binding: { stage: { $external: { model: 'authentik_flows.stage', where: [['name', 'x']] } } },
        },
      ],
      {},
    ),
  },
});
