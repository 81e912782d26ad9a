import { checkRule, entryOf, flow, record, step } from '../lint-fixture';
import { e20 } from './e20';

checkRule(e20, {
  finds: {
    'still bound': [
      flow('authentication', [step('identification')]).map((one) =>
        one.id === 'identification' ? { ...one, entry: entryOf({ state: 'absent' }) } : one,
      ),
      ['identification'],
    ],
  },
  accepts: {
    'nothing refers to it': [
      { ...record('authentik_flows.flow', 'f', { slug: 'f' }), entry: entryOf({ state: 'absent' }) },
    ],
  },
});
