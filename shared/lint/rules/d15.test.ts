import { checkRule, flow, promptStep, prompts, step } from '../lint-fixture';
import { d15 } from './d15';

checkRule(d15, {
  finds: {
    'no prompts': [flow('enrollment', [step('prompt', { fields: [] })]), ['prompt fields']],
    'no stage': [prompts({ a: 'text' }), ['prompt a']],
  },
  accepts: { both: [...prompts({ a: 'text' }), ...flow('enrollment', [promptStep(['a'])])] },
});
