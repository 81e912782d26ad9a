import { checkRule } from '../lint-fixture';
import { e21 } from './e21';

checkRule(e21, {
  finds: {
    'what may be missing': [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_blueprints.metaapplyblueprint
  attrs:
    identifiers:
      name: Ours
`,
      ['7 identifiers'],
    ],
    itself: [
      `version: 1
metadata: {name: test}
entries:
- model: authentik_blueprints.metaapplyblueprint
  attrs:
    identifiers:
      name: test
    required: false
`,
      ['7 identifiers'],
    ],
  },
  accepts: {
    'one that may be missing': `version: 1
metadata: {name: test}
entries:
- model: authentik_blueprints.metaapplyblueprint
  attrs:
    identifiers:
      name: Ours
    required: false
`,
    'a shipped one': `version: 1
metadata: {name: test}
entries:
- model: authentik_blueprints.metaapplyblueprint
  attrs:
    identifiers:
      name: Default - Brand
`,
  },
});
