import { checkRule, flow, promptStep, prompts, record, ref } from '../lint-fixture';
import { d05 } from './d05';

checkRule(d05, {
  finds: {
    twice: [
      [
        ...prompts({ a: 'text' }),
        record('authentik_stages_prompt.prompt', 'other', {
          name: 'other',
          field_key: 'a',
          label: 'a',
          type: 'text',
        }),
        record('authentik_stages_prompt.promptstage', 'stage', {
          name: 'stage',
          fields: [ref('prompt a'), ref('other')],
        }),
      ],
      ['stage fields.1'],
    ],
  },
  accepts: {
    'two keys': [...prompts({ a: 'text', b: 'text' }), ...flow('enrollment', [promptStep(['a', 'b'])])],
  },
});
