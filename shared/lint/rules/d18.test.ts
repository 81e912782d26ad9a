import { checkRule, flow, record, step } from '../lint-fixture';
import { d18 } from './d18';

checkRule(d18, {
  finds: { 'a source stage': [flow('authentication', [step('source')]), ['source']] },
  accepts: {
    others: flow('authentication', [step('identification')]),
    'a licence': [
      ...flow('authentication', [step('source')]),
      record('authentik_enterprise.license', 'l', { key: 'k' }),
    ],
  },
});
