import { boundTo, checkRule, expression, flow, record, ref, step } from '../lint-fixture';
import { c13 } from './c13';

checkRule(c13, {
  finds: {
    'no policy': [
      [
        ...flow('enrollment', [step('prompt'), step('userWrite')], {}),
        record('authentik_sources_oauth.oauthsource', 's', {
          name: 's',
          slug: 's',
          enrollment_flow: ref('flow'),
        }),
      ],
      ['flow'],
    ],
  },
  accepts: {
    'a policy': [
      ...flow('enrollment', [step('prompt'), step('userWrite')], {}),
      record('authentik_sources_oauth.oauthsource', 's', {
        name: 's',
        slug: 's',
        enrollment_flow: ref('flow'),
      }),
      ...boundTo('flow', [expression('return ak_is_sso_flow')]),
    ],
    'no source': flow('enrollment', [step('prompt'), step('userWrite')], {}),
  },
});
