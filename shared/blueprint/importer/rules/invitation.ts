import { compareReleases } from '../../../authentik/release';
import type { ImporterRule } from './rule';

/** Before 2025.12 a blueprint cannot say who created an invitation, and the database wants to know (2026.5-blueprints-api.md 1.2). */
export const invitation: ImporterRule = {
  models: ['authentik_stages_invitation.invitation'],
  check: ({ database, instance }) =>
    instance !== undefined || compareReleases(database.descriptors.release, '2025.12') >= 0
      ? []
      : [
          {
            code: 'invitation-without-creator',
            message:
              'Before 2025.12 a blueprint cannot create invitations: they need a creator, which it cannot give.',
            part: 'model',
            uncaught: true,
          },
        ],
};
