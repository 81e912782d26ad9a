import { checkRule, flow, step } from '../lint-fixture';
import { d17 } from './d17';

checkRule(d17, {
  finds: {
    'too long': [
      flow('stage_configuration', [step('static', { token_length: 101 })]),
      ['static token_length'],
    ],
  },
  accepts: {
    fits: flow('stage_configuration', [step('static', { token_length: 100 })]),
    'the default': flow('stage_configuration', [step('static')]),
  },
});
