import { checkRule } from '../lint-fixture';
import { e02 } from './e02';

checkRule(e02, {
  finds: {
    'the second': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: b}
  attrs: {name: a, title: a, designation: authorization}
`,
      ['9 id'],
    ],
  },
  accepts: {
    one: `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
  },
});
