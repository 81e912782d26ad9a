import type { ImporterRule } from './rule';
import type { Value } from '../value';
import { isList } from '../value';

const isEmpty = (value: Value | undefined) => !isList(value) || value.length === 0;

/** Looks only at the payload, also on update (authentik 2025.10, stages/identification/api.py). */
export const identification: ImporterRule = {
  models: ['authentik_stages_identification.identificationstage'],
  check: ({ values }) =>
    isEmpty(values.user_fields) && isEmpty(values.sources)
      ? [
          {
            code: 'identification-without-fields',
            message: 'When no user fields are selected, at least one source must be selected',
            field: 'user_fields',
          },
        ]
      : [],
};
