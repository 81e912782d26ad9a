import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { b42 } from './b42';

checkRule(b42, {
  finds: {
    'the login': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {
          authentication: 'require_redirect',
        }),
        record('authentik_brands.brand', 'brand', { domain: 'x', flow_authentication: ref('flow') }),
      ],
      ['brand flow_authentication'],
    ],
  },
  accepts: {
    'for all': [
      ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
      record('authentik_brands.brand', 'brand', { domain: 'x', flow_authentication: ref('flow') }),
    ],
  },
});
