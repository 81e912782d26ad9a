import { compareReleases } from '../../../authentik/release';
import type { ImporterRule } from './rule';

const internal = 'internal_service_account';

/** From 2026.5 on a new user is validated without an instance, so the type is refused (2026.5-blueprints-api.md 1.2). */
export const user: ImporterRule = {
  models: ['authentik_core.user'],
  check: ({ values, database, instance }) => {
    const type = values.type;
    if (instance !== undefined) {
      const changes = instance.fields.type === internal && type !== undefined && type !== internal;
      return changes
        ? [
            {
              code: 'user-type',
              message: "Can't change internal service account to other user type.",
              field: 'type',
            },
          ]
        : [];
    }
    if (type !== internal || compareReleases(database.descriptors.release, '2026.5') < 0) return [];
    return [
      {
        code: 'user-type',
        message: 'Setting a user to internal service account is not allowed.',
        field: 'type',
      },
    ];
  },
};
