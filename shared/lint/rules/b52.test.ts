import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { b52 } from './b52';

checkRule(b52, {
  finds: {
    twice: [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
        record('authentik_flows.flowstagebinding', 'again', {
          target: ref('flow'),
          stage: ref('password'),
          order: 25,
        }),
      ],
      ['again stage'],
    ],
  },
  accepts: {
    once: flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
  },
});
