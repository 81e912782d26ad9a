import { checkRule } from '../lint-fixture';
import { e11 } from './e11';

checkRule(e11, {
  finds: {
    'false in quotes': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  conditions: ["false"]
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
      ['5 conditions.0'],
    ],
  },
  accepts: {
    'a boolean': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  conditions: [false]
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
    'a tag': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  conditions: [!Context [x, true]]
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
  },
});
