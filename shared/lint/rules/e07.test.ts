import { checkRule } from '../lint-fixture';
import { e07 } from './e07';

checkRule(e07, {
  finds: {
    'both off': [
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
- model: authentik_flows.flowstagebinding
  identifiers:
    order: 0
    target: !KeyOf flow
    stage: !KeyOf write
  attrs: {evaluate_on_plan: false, re_evaluate_policies: false}
`,
      ['16 re_evaluate_policies'],
    ],
    'one off, the other not given': [
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
- model: authentik_flows.flowstagebinding
  identifiers:
    order: 0
    target: !KeyOf flow
    stage: !KeyOf write
  attrs:
    re_evaluate_policies: false
`,
      ['17 re_evaluate_policies'],
    ],
  },
  accepts: {
    'one on': `version: 1
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
  attrs: {evaluate_on_plan: true, re_evaluate_policies: false}
`,
  },
});
