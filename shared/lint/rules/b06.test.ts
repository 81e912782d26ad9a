import { checkRule, flow, step } from '../lint-fixture';
import { b06 } from './b06';

checkRule(b06, {
  finds: {
    first: [flow('authentication', [step('password'), step('userLogin')], {}), ['flow/password stage']],
  },
  accepts: {
    'behind identification': flow(
      'authentication',
      [step('identification'), step('password'), step('userLogin')],
      {},
    ),
    'stage configuration': flow('stage_configuration', [step('password')], {}),
  },
});
