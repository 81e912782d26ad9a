import { checkRule, flow, group, ref, step } from '../lint-fixture';
import { b40 } from './b40';

checkRule(b40, {
  finds: {
    'a circle of two': [
      [
        ...flow(
          'authentication',
          [
            step('identification'),
            step('redirect', { mode: 'flow', target_flow: ref('next') }, { name: 'redirect' }),
          ],
          {},
        ),
        ...flow(
          'authentication',
          [step('redirect', { mode: 'flow', target_flow: ref('flow') }, { name: 'back' })],
          { slug: 'next' },
        ),
      ],
      ['redirect target_flow', 'back target_flow'],
    ],
  },
  accepts: {
    'a condition': [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('redirect', { mode: 'flow', target_flow: ref('next') }, { name: 'redirect' }),
        ],
        {},
      ),
      ...flow(
        'authentication',
        [step('redirect', { mode: 'flow', target_flow: ref('flow') }, { name: 'back', bound: [group()] })],
        { slug: 'next' },
      ),
    ],
    'a line': [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('redirect', { mode: 'flow', target_flow: ref('next') }, { name: 'redirect' }),
        ],
        {},
      ),
      ...flow('authentication', [step('userLogin')], { slug: 'next', authentication: 'none' }),
    ],
  },
});
