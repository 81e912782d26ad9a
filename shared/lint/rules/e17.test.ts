import { checkRule } from '../lint-fixture';
import { e17 } from './e17';

checkRule(e17, {
  finds: {
    'an export of an older release': [
      `version: 1
metadata:
  name: export
  labels:
    blueprints.goauthentik.io/generated: "true"
entries:
- model: authentik_stages_captcha.captchastage
  identifiers: {name: c}
  attrs: {public_key: a, private_key: b}
`,
      ['5 metadata.labels.blueprints.goauthentik.io/generated'],
    ],
  },
  accepts: {
    'one that says what is off': `version: 1
metadata:
  name: export
  labels:
    blueprints.goauthentik.io/generated: "true"
entries:
- model: authentik_stages_captcha.captchastage
  identifiers: {name: c}
  attrs: {public_key: a, private_key: b, error_on_invalid_score: false}
`,
    'a file written by hand': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_captcha.captchastage
  identifiers: {name: c}
  attrs: {public_key: a, private_key: b}
`,
  },
});
