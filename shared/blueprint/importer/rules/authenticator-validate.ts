import { isList } from '../value';
import type { ImporterRule } from './rule';

/** `configure` needs its stages in the same payload (authentik 2025.10, stages/authenticator_validate/api.py). */
export const authenticatorValidate: ImporterRule = {
  models: ['authentik_stages_authenticator_validate.authenticatorvalidatestage'],
  check: ({ values }) => {
    const stages = values.configuration_stages;
    if (values.not_configured_action !== 'configure' || (isList(stages) && stages.length > 0)) return [];
    return [
      {
        code: 'configure-without-stages',
        message: 'When "Not configured action" is set to "Configure", you must set a configuration stage.',
        field: 'configuration_stages',
        askedBy: 'not_configured_action',
      },
    ];
  },
};
