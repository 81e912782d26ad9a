import { checkRule } from '../lint-fixture';
import { e19 } from './e19';

checkRule(e19, {
  finds: {
    'a list here and there': [
      `version: 1
metadata: {name: test}
context: {groups: [a]}
entries:
- model: authentik_blueprints.blueprintinstance
  identifiers: {name: test}
  attrs:
    path: x.yaml
    context:
      groups: [b]
`,
      ['10 context'],
    ],
  },
  accepts: {
    'a text': `version: 1
metadata: {name: test}
context: {groups: a}
entries:
- model: authentik_blueprints.blueprintinstance
  identifiers: {name: test}
  attrs:
    path: x.yaml
    context:
      groups: b
`,
  },
});
