import { checkRule } from '../lint-fixture';
import { e22 } from './e22';

checkRule(e22, {
  finds: {
    'a word': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: on, title: a, designation: authorization}
`,
      ['7 name'],
    ],
    'a time': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: 12:30, designation: authorization}
`,
      ['7 title'],
    ],
    'a leading zero': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: 0123, designation: authorization}
`,
      ['7 title'],
    ],
  },
  accepts: {
    'in quotes': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: "on", title: a, designation: authorization}
`,
    'a boolean field': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, compatibility_mode: yes, title: a, designation: authorization}
`,
    'a word': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
  },
});
