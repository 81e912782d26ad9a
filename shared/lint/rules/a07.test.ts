import { checkRule, expression, flow, policy, step } from '../lint-fixture';
import { a07 } from './a07';

checkRule(a07, {
  finds: {
    countries: [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          { binding: { evaluate_on_plan: true }, bound: [policy('geoip', { countries: ['DE'] })] },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
    'the address': [
      flow('authentication', [
        step('identification'),
        step(
          'captcha',
          {},
          { binding: { evaluate_on_plan: true }, bound: [expression('return ak_client_ip.is_private')] },
        ),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha evaluate_on_plan'],
    ],
  },
  accepts: {
    'evaluated when the stage runs': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [policy('geoip', { countries: ['DE'] })] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'a flow for those who are logged in': flow(
      'authorization',
      [step('consent', {}, { binding: { evaluate_on_plan: true }, bound: [policy('geoip')] })],
      { authentication: 'require_authenticated' },
    ),
  },
});
