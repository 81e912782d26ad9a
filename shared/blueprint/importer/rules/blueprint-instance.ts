import type { ImporterRule } from './rule';

/** Either a path or the content, in every write (authentik 2025.10, blueprints/api.py). */
export const blueprintInstance: ImporterRule = {
  models: ['authentik_blueprints.blueprintinstance'],
  check: ({ values }) =>
    values.path || values.content
      ? []
      : [{ code: 'instance-without-text', message: 'Either path or content must be set.', field: 'path' }],
};
