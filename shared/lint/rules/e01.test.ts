import { checkRule } from '../lint-fixture';
import { e01 } from './e01';

checkRule(e01, {
  finds: {
    'an id that no entry has': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_flows.flowstagebinding
  identifiers:
    order: 0
    target: !KeyOf flow
    stage: !KeyOf nothing
`,
      ['12 stage'],
    ],
    'an entry that comes later': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_flows.flowstagebinding
  identifiers:
    order: 0
    target: !KeyOf flow
    stage: !KeyOf write
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
`,
      ['12 stage'],
    ],
    'an entry whose condition is false': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  conditions: [false]
- model: authentik_flows.flowstagebinding
  identifiers:
    order: 0
    target: !KeyOf flow
    stage: !KeyOf write
`,
      ['16 stage'],
    ],
    'an entry that is absent': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
  state: absent
- model: authentik_flows.flowstagebinding
  identifiers:
    order: 0
    target: !KeyOf flow
    stage: !KeyOf write
`,
      ['16 stage'],
    ],
  },
  accepts: {
    'an entry before': `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_stages_user_write.userwritestage
  id: write
  identifiers: {name: w}
- model: authentik_flows.flowstagebinding
  identifiers:
    order: 0
    target: !KeyOf flow
    stage: !KeyOf write
`,
  },
});
