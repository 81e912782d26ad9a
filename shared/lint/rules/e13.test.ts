import { checkRule } from '../lint-fixture';
import { e13 } from './e13';

checkRule(e13, {
  finds: {
    'an !If of two': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  attrs:
    user_creation_mode: !If [true, never_create]
`,
      ['8'],
    ],
    'a value outside of an enumeration': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  attrs:
    user_creation_mode: !Value 0
`,
      ['8 user_creation_mode'],
    ],
  },
  accepts: {
    'an !If of three': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  attrs:
    user_creation_mode: !If [true, never_create, always_create]
`,
  },
});
