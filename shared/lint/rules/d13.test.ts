import { checkRule, prompts } from '../lint-fixture';
import { d13 } from './d13';

checkRule(d13, {
  finds: { 'a password': [prompts({ a: 'password' }, { required: false }), ['prompt a required']] },
  accepts: {
    required: prompts({ a: 'username' }),
    'an optional text': prompts({ a: 'text' }, { required: false }),
  },
});
