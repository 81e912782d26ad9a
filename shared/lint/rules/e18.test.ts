import { checkRule } from '../lint-fixture';
import { e18 } from './e18';

checkRule(e18, {
  finds: {
    'a password stage that comes later': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_identification.identificationstage
  identifiers: {name: i}
  attrs:
    user_fields: [email]
    password_stage: !Find [authentik_stages_password.passwordstage, [name, p]]
- model: authentik_stages_password.passwordstage
  identifiers: {name: p}
  attrs: {backends: [authentik.core.auth.InbuiltBackend]}
`,
      ['8 password_stage'],
    ],
  },
  accepts: {
    'one that comes before': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_password.passwordstage
  identifiers: {name: p}
  attrs: {backends: [authentik.core.auth.InbuiltBackend]}
- model: authentik_stages_identification.identificationstage
  identifiers: {name: i}
  attrs:
    user_fields: [email]
    password_stage: !Find [authentik_stages_password.passwordstage, [name, p]]
`,
    'one that another file makes': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_identification.identificationstage
  identifiers: {name: i}
  attrs:
    user_fields: [email]
    password_stage: !Find [authentik_stages_password.passwordstage, [name, p]]
`,
  },
});
