import { checkRule } from '../lint-fixture';
import { e14 } from './e14';

checkRule(e14, {
  finds: {
    'a secret': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_captcha.captchastage
  identifiers: {name: a}
  attrs:
    public_key: k
    private_key: !Env CAPTCHA
`,
      ['8 private_key'],
    ],
  },
  accepts: {
    'a default': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_captcha.captchastage
  identifiers: {name: a}
  attrs:
    public_key: k
    private_key: !Env [CAPTCHA, x]
`,
    'an optional field': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization, background: !File x}
`,
  },
});
