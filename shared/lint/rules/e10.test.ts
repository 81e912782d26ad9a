import { checkRule } from '../lint-fixture';
import { e10 } from './e10';

checkRule(e10, {
  finds: {
    'a stage that nobody makes': [
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
    stage: !Find [authentik_stages_user_login.userloginstage, [name, default-authentication-logn]]
`,
      ['12 stage'],
    ],
    'a group that may be there': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_flows.flow
  id: flow
  identifiers: {slug: a}
  attrs: {name: a, title: a, designation: authorization}
- model: authentik_policies.policybinding
  identifiers: {order: 0, target: !KeyOf flow, group: !Find [authentik_core.group, [name, staff]]}
`,
      ['9 group'],
    ],
  },
  accepts: {
    'a shipped stage': `version: 1
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
    stage: !Find [authentik_stages_user_login.userloginstage, [name, default-authentication-login]]
`,
    'a stage of this file': `version: 1
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
    stage: !Find [authentik_stages_user_write.userwritestage, [name, w]]
`,
  },
});
