import { checkRule, prompts } from '../lint-fixture';
import { d12 } from './d12';

checkRule(d12, {
  finds: { empty: [prompts({ a: 'text_read_only' }), ['prompt a initial_value']] },
  accepts: {
    'a value': prompts({ a: 'text_read_only' }, { initial_value: 'x' }),
    optional: prompts({ a: 'text_area_read_only' }, { required: false }),
  },
});
