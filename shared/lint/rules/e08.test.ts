import { checkRule } from '../lint-fixture';
import { e08 } from './e08';

checkRule(e08, {
  finds: {
    'a search': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_policies.policybinding
  identifiers:
    order: 0
    target: !Find [authentik_flows.flow, [slug, a]]
    policy: !Find [authentik_policies.policy, [name, x]]
`,
      ['11 target'],
    ],
    'a key': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_policies.policybinding
  identifiers:
    order: 0
    target: 1219d06e-2c06-4c5b-a162-78e3959c6cf0
    policy: !Find [authentik_policies.policy, [name, x]]
`,
      ['7 target'],
    ],
  },
  accepts: {
    'an entry': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_policies.policybinding
  identifiers:
    order: 0
    target: !KeyOf flow
    policy: !Find [authentik_policies.policy, [name, x]]
`,
  },
});
