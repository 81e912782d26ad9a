import { compareReleases } from '../../../authentik/release';
import type { ImporterRule } from './rule';

/** Reads `action` without asking whether it is there (authentik 2025.10, policies/event_matcher/api.py). */
export const eventMatcher: ImporterRule = {
  models: ['authentik_policies_event_matcher.eventmatcherpolicy'],
  check: ({ values, database }) => {
    const names = ['action', 'client_ip', 'app', 'model'];
    if (compareReleases(database.descriptors.release, '2026.5') >= 0) names.push('query');
    if (values['action'] === undefined) {
      return [
        {
          code: 'matcher-without-action',
          message: "KeyError: 'action' (give it, null if nothing is meant)",
          field: 'action',
          uncaught: true,
        },
      ];
    }
    if (names.some((name) => Boolean(values[name]))) return [];
    return [
      { code: 'matcher-without-criteria', message: 'At least one criteria must be set', field: 'action' },
    ];
  },
};
