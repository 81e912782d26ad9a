import { checkRule } from '../lint-fixture';
import { e23 } from './e23';

checkRule(e23, {
  finds: {
    'a key': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_captcha.captchastage
  identifiers: {name: a}
  attrs:
    public_key: k
    private_key: secret
`,
      ['8 private_key'],
    ],
    'a password': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_core.user
  identifiers: {username: a}
  attrs: {name: a, password: secret}
`,
      ['6 password'],
    ],
  },
  accepts: {
    'from the server': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_captcha.captchastage
  identifiers: {name: a}
  attrs:
    public_key: k
    private_key: !Env CAPTCHA
`,
    'no secret': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
  },
});
