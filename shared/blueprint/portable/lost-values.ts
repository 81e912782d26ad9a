import type { FieldDescriptor, ModelDescriptor } from '../../authentik/descriptor';
import type { FieldValue, Fields } from '../../authentik/record';
import { deepEqual } from '../../kernel/equal';
import { isSecret } from './secrets';

/**
 * Up to 2025.12 a server's export leaves out every value that equals what an empty form holds: false, empty text, an
 * empty list, nothing (blueprints.md 5). Where the default is another, importing the export would bring the default
 * back; these are the values that the server really had.
 */
export function lostValues(model: ModelDescriptor, fields: Fields): Fields {
  const lost: Record<string, FieldValue> = {};
  for (const field of model.fields) {
    if (
      field.name in fields ||
      field.since !== undefined ||
      field.blueprintOnly ||
      field.default === undefined
    )
      continue;
    if (field.required || isSecret(model.model, field.name)) continue;
    const initial = initialOf(field);
    if (initial !== undefined && !deepEqual(initial, field.default)) lost[field.name] = initial;
  }
  return lost;
}

/** What an empty form holds for a field, where the server would also take it. */
function initialOf(field: FieldDescriptor): FieldValue | undefined {
  switch (field.type) {
    case 'boolean':
      return false;
    case 'choices':
    case 'list':
    case 'references':
      return [];
    case 'reference':
      return field.nullable ? null : undefined;
    case 'text':
    case 'multiline':
      return field.allowBlank ? '' : undefined;
    default:
      return undefined;
  }
}
