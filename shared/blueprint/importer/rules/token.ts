import { asText } from '../value';
import type { ImporterRule } from './rule';

/** Without a request the server cannot guess whose token it is (authentik 2025.10, core/api/tokens.py). */
export const token: ImporterRule = {
  models: ['authentik_core.token'],
  check: ({ payload, values }) => {
    for (const name of ['user', 'intent']) {
      if (payload[name] === undefined)
        return [{ code: 'token-incomplete', message: `Missing ${name}`, field: name }];
    }
    const intent = values.intent;
    return intent === 'api' || intent === 'app_password'
      ? []
      : [{ code: 'token-intent', message: `Invalid intent ${asText(intent ?? null)}`, field: 'intent' }];
  },
};
