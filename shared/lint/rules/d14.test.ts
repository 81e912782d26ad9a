import { checkRule, flow, promptStep, prompts, record, ref, step } from '../lint-fixture';
import { d14 } from './d14';

checkRule(d14, {
  finds: {
    'asked before': [
      [
        ...prompts({ a: 'text' }),
        record('authentik_stages_prompt.prompt', 'later', {
          name: 'later',
          field_key: 'a',
          label: 'a',
          type: 'text',
          initial_value: 'x',
        }),
        ...flow('enrollment', [
          promptStep(['a'], { name: 'one' }),
          step('prompt', { fields: [ref('later')] }, { name: 'two' }),
        ]),
      ],
      ['later initial_value'],
    ],
  },
  accepts: {
    'asked once': [
      ...prompts({ a: 'text', b: 'text' }, { initial_value: 'x' }),
      ...flow('enrollment', [promptStep(['a'], { name: 'one' }), promptStep(['b'], { name: 'two' })]),
    ],
  },
});
