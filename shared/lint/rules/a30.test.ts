import { checkRule, record } from '../lint-fixture';
import { a30 } from './a30';

checkRule(a30, {
  finds: {
    'a tolerance': [
      [
        record('authentik_policies_geoip.geoippolicy', 'p', {
          name: 'p',
          countries: [],
          impossible_tolerance_km: 50,
        }),
      ],
      ['p impossible_tolerance_km'],
    ],
  },
  accepts: {
    'the default': [
      record('authentik_policies_geoip.geoippolicy', 'p', {
        name: 'p',
        countries: [],
        impossible_tolerance_km: 100,
      }),
    ],
    'the other one': [
      record('authentik_policies_geoip.geoippolicy', 'p', {
        name: 'p',
        countries: [],
        distance_tolerance_km: 10,
      }),
    ],
  },
});
