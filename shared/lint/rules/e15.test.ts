import { checkRule } from '../lint-fixture';
import { e15 } from './e15';

checkRule(e15, {
  finds: {
    'nobody gives it': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: !Context who, title: a, designation: authorization}
`,
      ['7 name'],
    ],
    'inside another tag': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: !Format ["x-%s", !Context who], title: a, designation: authorization}
`,
      ['7 name'],
    ],
  },
  accepts: {
    'the context': `version: 1
metadata: {name: test}
context: {who: me}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: !Context who, title: a, designation: authorization}
`,
    'a default': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: !Context [who, me], title: a, designation: authorization}
`,
    'the server’s own': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  conditions: [!Context goauthentik.io/enterprise/licensed]
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
  },
});
