import { checkRule, flow, record, step } from '../lint-fixture';
import { d02 } from './d02';

checkRule(d02, {
  finds: {
    none: [
      flow('authentication', [step('identification'), step('password', { backends: [] })], {}),
      ['password backends'],
    ],
    'a directory that is not here': [
      flow(
        'authentication',
        [step('identification'), step('password', { backends: ['authentik.sources.ldap.auth.LDAPBackend'] })],
        {},
      ),
      ['password backends'],
    ],
  },
  accepts: {
    'the own one': flow(
      'authentication',
      [step('identification'), step('password', { backends: ['authentik.core.auth.InbuiltBackend'] })],
      {},
    ),
    'a directory': [
      ...flow(
        'authentication',
        [step('identification'), step('password', { backends: ['authentik.sources.ldap.auth.LDAPBackend'] })],
        {},
      ),
      record('authentik_sources_ldap.ldapsource', 's', { name: 's' }),
    ],
  },
});
