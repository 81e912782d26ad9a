import type { FieldDescriptor } from '../../../authentik/descriptor';
import type { Value } from '../value';
import { typeName } from '../value';
import type { Coerced } from './problem';
import { bad } from './problem';

export function notAList(field: FieldDescriptor, value: Value): Coerced {
  return bad(field.name, `Expected a list of items but got type "${typeName(value)}".`, 'not_a_list');
}
