import type { ExternalReference } from '../../authentik/record';
import { isExternalReference } from '../../authentik/record';
import { parentKind } from '../../document/models';
import { isShipped, isMadeByBlueprints } from '../shipped-objects';
import type { LintRule } from '../rule';

function wanted({ $external: { model, where } }: ExternalReference): string | undefined {
  const plain = where.every(([field, value]) => typeof value === 'string' && !field.includes('__'));
  if (!plain || where.length === 0 || where.some(([field]) => field === 'pk')) return undefined;
  const names = where.map(([, value]) => value as string);
  return names.some((name) =>
    isShipped(model.toLowerCase(), name, parentKind(model.toLowerCase()) !== undefined),
  )
    ? undefined
    : names.join(', ');
}

export const e10: LintRule = {
  id: 'E10',
  severity: 'warning',
  title: 'A search for something that nothing here makes',
  why: 'Where !Find finds nothing it gives null: silently nothing, or a refusal where the field is required.',
  *check(context) {
    for (const record of context.where(() => true)) {
      for (const [field, value] of Object.entries(record.fields)) {
        const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
        for (const [index, item] of items.entries()) {
          const name = isExternalReference(item) ? wanted(item) : undefined;
          if (name === undefined || !isExternalReference(item) || context.target(item)) continue;
          const { model } = item.$external;
          yield {
            record,
            field: Array.isArray(value) ? `${field}.${String(index)}` : field,
            severity: isMadeByBlueprints(model.toLowerCase()) ? 'warning' : 'info',
            message: `No entry here and none of authentik’s own blueprints makes the ${model.split('.')[1] ?? model} “${name}”.`,
          };
        }
      }
    }
  },
};
