import type { ImporterRule } from './rule';

/** One check must be true in the payload itself, also on create (authentik 2025.10, policies/reputation/api.py). */
export const reputation: ImporterRule = {
  models: ['authentik_policies_reputation.reputationpolicy'],
  check: ({ values }) =>
    values.check_ip === true || values.check_username === true
      ? []
      : [
          {
            code: 'reputation-without-check',
            message: 'Either IP or Username must be checked',
            field: 'check_ip',
          },
        ],
};
