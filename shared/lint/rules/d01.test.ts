import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { d01 } from './d01';

checkRule(d01, {
  finds: {
    nothing: [
      flow('authentication', [step('identification', { user_fields: [], sources: [] })], {}),
      ['identification user_fields'],
    ],
    'a disabled source': [
      [
        ...flow('authentication', [step('identification', { user_fields: [], sources: [ref('s')] })], {}),
        record('authentik_sources_oauth.oauthsource', 's', { name: 's', enabled: false }),
      ],
      ['identification user_fields'],
    ],
  },
  accepts: {
    'a name': flow('authentication', [step('identification')], {}),
    'a source that is not here': flow(
      'authentication',
      [step('identification', { user_fields: [], sources: ['2b1d6d5e-0000-4000-8000-000000000000'] })],
      {},
    ),
  },
});
