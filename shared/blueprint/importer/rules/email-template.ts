import { compareReleases } from '../../../authentik/release';
import type { ImporterRule } from './rule';

const templates = [
  'email/password_reset.html',
  'email/account_confirmation.html',
  'email/email_otp.html',
  'email/event_notification.html',
];

/** Templates come with the server or are mounted into it; a fresh one has only its own (stages.md 9). */
export const emailTemplate: ImporterRule = {
  models: [
    'authentik_stages_email.emailstage',
    'authentik_stages_authenticator_email.authenticatoremailstage',
  ],
  check: ({ values, database }) => {
    const given = values.template;
    if (typeof given !== 'string' || templates.includes(given)) return [];
    const isNew = compareReleases(database.descriptors.release, '2026.5') >= 0;
    if (isNew && given === 'email/invitation.html') return [];
    return [
      { code: 'unknown-template', message: `Invalid template '${given}' specified.`, field: 'template' },
    ];
  },
};
