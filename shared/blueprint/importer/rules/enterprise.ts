import type { ImporterRule } from './rule';

/** A server without a licence refuses to write enterprise objects (authentik 2025.10, enterprise/api.py). */
export const enterprise: ImporterRule = {
  check: ({ model }) =>
    model.enterprise === true
      ? [
          {
            code: 'needs-licence',
            message: 'Enterprise is required to create/update this object.',
            part: 'model',
          },
        ]
      : [],
};
