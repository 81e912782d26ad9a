import { checkRule } from '../lint-fixture';
import { e04 } from './e04';

checkRule(e04, {
  finds: {
    'no identifiers': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  attrs: {name: w}
`,
      ['4 model'],
    ],
    'an unknown field': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  identifiers: {name: w, colour: red}
`,
      ['5 colour'],
    ],
  },
  accepts: {
    'a name': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
`,
  },
});
