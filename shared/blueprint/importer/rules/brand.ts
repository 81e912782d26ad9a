import { select } from '../query';
import { keyText } from '../value';
import type { ImporterRule } from './rule';

/** One default brand (authentik 2025.10, brands/api.py). */
export const brand: ImporterRule = {
  models: ['authentik_brands.brand'],
  check: ({ values, database, instance }) => {
    if (values.default !== true) return [];
    const others = select(database, 'authentik_brands.brand', [['default', true]]).filter(
      (row) => instance === undefined || keyText(row.pk) !== keyText(instance.pk),
    );
    return others.length === 0
      ? []
      : [
          {
            code: 'second-default-brand',
            message: 'Only a single brand can be set as default.',
            field: 'default',
          },
        ];
  },
};
