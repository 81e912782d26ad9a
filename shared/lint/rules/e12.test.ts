import { checkRule } from '../lint-fixture';
import { e12 } from './e12';

checkRule(e12, {
  finds: {
    null: [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  attrs: null
`,
      ['7 attrs'],
    ],
    nothing: [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  attrs:
`,
      ['7 attrs'],
    ],
  },
  accepts: {
    'an empty mapping': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  attrs: {}
`,
  },
});
