import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { c07 } from './c07';

checkRule(c07, {
  finds: {
    'a source': [
      [
        ...flow('authentication', [step('userLogin')], { authentication: 'require_redirect' }),
        record('authentik_sources_oauth.oauthsource', 's', {
          name: 's',
          slug: 's',
          authentication_flow: ref('flow'),
        }),
      ],
      ['flow authentication'],
    ],
  },
  accepts: {
    'no source': flow('authentication', [step('userLogin')], { authentication: 'require_redirect' }),
    none: [
      ...flow('authentication', [step('userLogin')], {}),
      record('authentik_sources_oauth.oauthsource', 's', {
        name: 's',
        slug: 's',
        authentication_flow: ref('flow'),
      }),
    ],
  },
});
