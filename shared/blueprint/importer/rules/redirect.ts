import type { ImporterRule } from './rule';

/** The target belongs into the same payload as the mode (authentik 2025.10, stages/redirect/api.py). */
export const redirect: ImporterRule = {
  models: ['authentik_stages_redirect.redirectstage'],
  check: ({ values }) => {
    if (values.mode === 'static' && !values.target_static) {
      return [
        {
          code: 'redirect-without-target',
          message: 'Target URL should be present when mode is Static.',
          field: 'target_static',
          askedBy: 'mode',
        },
      ];
    }
    if (values.mode === 'flow' && !values.target_flow) {
      return [
        {
          code: 'redirect-without-target',
          message: 'Target Flow should be present when mode is Flow.',
          field: 'target_flow',
          askedBy: 'mode',
        },
      ];
    }
    return [];
  },
};
