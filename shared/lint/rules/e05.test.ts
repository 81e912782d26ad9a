import { checkRule } from '../lint-fixture';
import { e05 } from './e05';

checkRule(e05, {
  finds: {
    'an unknown model': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwrite
  identifiers: {name: w}
`,
      ['4 model'],
    ],
    'a base class': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.stage
  identifiers: {name: w}
`,
      ['4 model'],
    ],
    'one that is not allowed': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_core.session
  identifiers: {session_key: w}
`,
      ['4 model'],
    ],
  },
  accepts: {
    'a stage': `version: 1
metadata: {name: test}
entries:
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
`,
  },
});
