import { checkRule, flow, ref, step } from '../lint-fixture';
import { b27 } from './b27';

checkRule(b27, {
  finds: {
    'stages to set a device up, never used': [
      flow('authentication', [
        step('validate', {
          not_configured_action: 'skip',
          device_classes: ['totp'],
          configuration_stages: [ref('static')],
        }),
        step('static'),
      ]),
      ['validate not_configured_action'],
    ],
    'a flow that says so': [
      flow(
        'authentication',
        [step('validate', { not_configured_action: 'skip', device_classes: ['totp'] })],
        { slug: 'login-mfa' },
      ),
      ['validate not_configured_action'],
    ],
  },
  accepts: {
    'an optional factor': flow('authentication', [
      step('validate', { not_configured_action: 'skip', device_classes: ['totp'] }),
    ]),
    deny: flow(
      'authentication',
      [step('validate', { not_configured_action: 'deny', device_classes: ['totp'] })],
      { slug: 'login-mfa' },
    ),
  },
});
