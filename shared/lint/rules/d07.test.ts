import { checkRule, flow, promptStep, prompts, step } from '../lint-fixture';
import { d07 } from './d07';

checkRule(d07, {
  finds: {
    'a right': [
      [
        ...prompts({ is_superuser: 'checkbox' }),
        ...flow('enrollment', [promptStep(['is_superuser']), step('userWrite')]),
      ],
      ['prompt is_superuser field_key'],
    ],
    'authentik’s own attributes': [
      [
        ...prompts({ 'attributes.goauthentik.io/user/debug': 'checkbox' }),
        ...flow('enrollment', [promptStep(['attributes.goauthentik.io/user/debug']), step('userWrite')]),
      ],
      ['prompt attributes.goauthentik.io/user/debug field_key'],
    ],
  },
  accepts: {
    'a forced value': [
      ...prompts({ is_active: 'hidden' }),
      ...flow('enrollment', [promptStep(['is_active']), step('userWrite')]),
    ],
    'nothing writes it': [...prompts({ type: 'text' }), ...flow('enrollment', [promptStep(['type'])])],
    'an attribute': [
      ...prompts({ 'attributes.company': 'text' }),
      ...flow('enrollment', [promptStep(['attributes.company']), step('userWrite')]),
    ],
  },
});
