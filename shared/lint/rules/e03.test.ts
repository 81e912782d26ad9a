import { checkRule } from '../lint-fixture';
import { e03 } from './e03';

checkRule(e03, {
  finds: {
    'another version': ['version: 2\nmetadata: {name: test}\nentries: []\n', ['1 version']],
    'a number as id': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: 1
  identifiers: {name: w}
`,
      ['5 id'],
    ],
    'a state that is none': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  state: gone
`,
      ['7 state'],
    ],
    'a label that is no text': [
      'version: 1\nmetadata:\n  name: test\n  labels: {a: true}\nentries: []\n',
      ['4 metadata.labels.a'],
    ],
  },
  accepts: {
    texts: `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  state: created
`,
  },
});
