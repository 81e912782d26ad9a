import { checkRule } from '../lint-fixture';
import { e06 } from './e06';

checkRule(e06, {
  finds: {
    'an identification without fields': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_identification.identificationstage
  identifiers: {name: i}
  attrs: {case_insensitive_matching: true}
`,
      ['6 user_fields'],
    ],
    'a redirect without target': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_redirect.redirectstage
  identifiers: {name: r}
  attrs: {mode: static}
`,
      ['6 target_static'],
    ],
  },
  accepts: {
    fields: `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_identification.identificationstage
  identifiers: {name: i}
  attrs: {user_fields: [email]}
`,
  },
});
