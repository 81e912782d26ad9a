import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { b45 } from './b45';

checkRule(b45, {
  finds: {
    'no invitation stage': [
      [
        ...flow('enrollment', [step('prompt'), step('userWrite')], {}),
        record('authentik_stages_invitation.invitation', 'inv', { name: 'inv', flow: ref('flow') }),
      ],
      ['inv flow'],
    ],
  },
  accepts: {
    'an invitation stage': [
      ...flow('enrollment', [step('invitation'), step('userWrite')], {}),
      record('authentik_stages_invitation.invitation', 'inv', { name: 'inv', flow: ref('flow') }),
    ],
  },
});
