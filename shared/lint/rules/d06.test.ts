import { checkRule, flow, promptStep, prompts } from '../lint-fixture';
import { d06 } from './d06';

checkRule(d06, {
  finds: {
    three: [
      [
        ...prompts({ a: 'password', b: 'password', c: 'password' }),
        ...flow('enrollment', [promptStep(['a', 'b', 'c'])]),
      ],
      ['prompt fields'],
    ],
  },
  accepts: {
    two: [
      ...prompts({ a: 'password', b: 'password', c: 'text' }),
      ...flow('enrollment', [promptStep(['a', 'b', 'c'])]),
    ],
  },
});
