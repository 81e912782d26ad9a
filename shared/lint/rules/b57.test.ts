import { checkRule, flow, ref, step } from '../lint-fixture';
import { b57 } from './b57';

checkRule(b57, {
  finds: {
    'a login needed': [
      [
        ...flow('stage_configuration', [step('lockdown', { self_service_completion_flow: ref('next') })], {
          authentication: 'require_authenticated',
        }),
        ...flow('stage_configuration', [], { slug: 'next', authentication: 'require_authenticated' }),
      ],
      ['lockdown self_service_completion_flow'],
    ],
  },
  accepts: {
    open: [
      ...flow('stage_configuration', [step('lockdown', { self_service_completion_flow: ref('next') })], {
        authentication: 'require_authenticated',
      }),
      ...flow('stage_configuration', [], { slug: 'next', authentication: 'none' }),
    ],
  },
});
