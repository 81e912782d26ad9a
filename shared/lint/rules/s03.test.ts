import { checkRule, flow, step } from '../lint-fixture';
import { s03 } from './s03';

checkRule(s03, {
  finds: {
    'its stage': [flow('stage_configuration', [step('emailAuthenticator')], {}), ['emailAuthenticator']],
  },
  accepts: { mail: flow('recovery', [step('identification'), step('email')], {}) },
});
