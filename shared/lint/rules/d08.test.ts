import { checkRule, flow, promptStep, prompts, step } from '../lint-fixture';
import { d08 } from './d08';

checkRule(d08, {
  finds: {
    groups: [
      [
        ...prompts({ ak_groups: 'text' }),
        ...flow('enrollment', [promptStep(['ak_groups']), step('userWrite')]),
      ],
      ['prompt ak_groups field_key'],
    ],
  },
  accepts: {
    'nothing writes it': [...prompts({ roles: 'text' }), ...flow('enrollment', [promptStep(['roles'])])],
    'a field': [
      ...prompts({ name: 'text' }),
      ...flow('enrollment', [promptStep(['name']), step('userWrite')]),
    ],
  },
});
