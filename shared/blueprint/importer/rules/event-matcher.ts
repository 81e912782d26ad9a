import { compareReleases } from '../../../authentik/release';
import type { ImporterRule } from './rule';

/**
 * Empty text counts as no criterion, null as one (recorded); the fields are read one after the other, without asking
 * whether they are there, until one is not empty (authentik 2025.10, policies/event_matcher/api.py).
 */
export const eventMatcher: ImporterRule = {
  models: ['authentik_policies_event_matcher.eventmatcherpolicy'],
  check: ({ values, database }) => {
    const names = ['action', 'client_ip', 'app', 'model'];
    if (compareReleases(database.descriptors.release, '2026.5') >= 0) names.push('query');
    const reading = names.find((name) => values[name] !== '');
    if (reading === undefined) {
      return [
        { code: 'matcher-without-criteria', message: 'At least one criteria must be set', field: 'action' },
      ];
    }
    if (values[reading] !== undefined) return [];
    return [
      {
        code: 'matcher-without-field',
        message: `KeyError: '${reading}' (give it, null if nothing is meant)`,
        field: reading,
        uncaught: true,
      },
    ];
  },
};
