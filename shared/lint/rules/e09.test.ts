import { checkRule } from '../lint-fixture';
import { e09 } from './e09';

checkRule(e09, {
  finds: {
    'a key and a slug': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  identifiers: {pk: 1219d06e-2c06-4c5b-a162-78e3959c6cf0, slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
      ['5 pk'],
    ],
    'an export, once': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  identifiers: {pk: 1219d06e-2c06-4c5b-a162-78e3959c6cf0, slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_flows.flow
  identifiers: {pk: 1219d06e-2c06-4c5b-a162-78e3959c6cf0, slug: b}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_flows.flow
  identifiers: {pk: 1219d06e-2c06-4c5b-a162-78e3959c6cf0, slug: c}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_flows.flow
  identifiers: {pk: 1219d06e-2c06-4c5b-a162-78e3959c6cf0, slug: d}
  attrs: {name: a, title: a, designation: authorization}
`,
      ['5 pk'],
    ],
  },
  accepts: {
    'a slug': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
`,
  },
});
