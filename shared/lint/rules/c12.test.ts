import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { c12 } from './c12';

checkRule(c12, {
  finds: {
    'no enrollment': [
      [
        ...flow('authentication', [step('userLogin')], {}),
        record('authentik_sources_oauth.oauthsource', 's', {
          name: 's',
          slug: 's',
          provider_type: 'github',
          consumer_key: 'k',
          consumer_secret: 'x',
          authentication_flow: ref('flow'),
        }),
      ],
      ['s enrollment_flow'],
    ],
    'a provider’s logout': [
      [
        ...flow('authentication', [step('userLogin')], {}),
        record('authentik_providers_proxy.proxyprovider', 'p', {
          name: 'p',
          external_host: 'https://x',
          authorization_flow: ref('out'),
          invalidation_flow: ref('flow'),
        }),
      ],
      ['p invalidation_flow'],
    ],
  },
  accepts: {
    'a flow that is not here': [
      record('authentik_providers_proxy.proxyprovider', 'p', { name: 'p', authorization_flow: ref('gone') }),
    ],
  },
});
