import { checkRule, flow, promptStep, prompts, step } from '../lint-fixture';
import { d09 } from './d09';

checkRule(d09, {
  release: '2025.10',
  finds: {
    'an underscore': [
      [
        ...prompts({ 'attributes.first_name': 'text' }),
        ...flow('enrollment', [promptStep(['attributes.first_name']), step('userWrite')]),
      ],
      ['prompt attributes.first_name field_key'],
    ],
  },
  accepts: {
    none: [
      ...prompts({ 'attributes.first': 'text' }),
      ...flow('enrollment', [promptStep(['attributes.first']), step('userWrite')]),
    ],
    'no attribute': [
      ...prompts({ first_name: 'text' }),
      ...flow('enrollment', [promptStep(['first_name']), step('userWrite')]),
    ],
  },
});
