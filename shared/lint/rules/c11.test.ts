import { checkRule, flow, ref, step } from '../lint-fixture';
import { c11 } from './c11';

checkRule(c11, {
  finds: {
    'not an enrollment': [
      [
        ...flow(
          'authentication',
          [step('identification', { enrollment_flow: ref('next') }), step('password'), step('userLogin')],
          {},
        ),
        ...flow('recovery', [step('email')], { slug: 'next', authentication: 'none' }),
      ],
      ['identification enrollment_flow'],
    ],
    'a closed door': [
      [
        ...flow(
          'authentication',
          [step('identification', { recovery_flow: ref('next') }), step('password'), step('userLogin')],
          {},
        ),
        ...flow('recovery', [step('email')], { slug: 'next', authentication: 'require_authenticated' }),
      ],
      ['identification recovery_flow'],
    ],
  },
  accepts: {
    'an enrollment': [
      ...flow(
        'authentication',
        [step('identification', { enrollment_flow: ref('next') }), step('password'), step('userLogin')],
        {},
      ),
      ...flow('enrollment', [step('userWrite')], { slug: 'next', authentication: 'require_unauthenticated' }),
    ],
  },
});
