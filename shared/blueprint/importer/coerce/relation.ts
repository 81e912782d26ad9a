import type { FieldDescriptor } from '../../../authentik/descriptor';
import type { Value } from '../value';
import { Opaque, asText, isList, isMapping, isUuidText, keyText, typeName } from '../value';
import type { Coerce, CoerceContext, Coerced, FieldProblem } from './problem';
import { bad, good } from './problem';
import { notAList } from './not-a-list';

/** `PrimaryKeyRelatedField`: the key of an object that exists. */
export const coerceReference: Coerce = (field, value, context) => one(field, value, context);

/** What a policy binding guards: the server takes its own key too, and keeps the key that bindings use. */
function isBindingTarget({ name, targets = [] }: FieldDescriptor): boolean {
  return name === 'target' && targets.length > 1;
}

function one(field: FieldDescriptor, value: Value, { store }: CoerceContext): Coerced {
  const received = typeName(value);
  if (typeof value === 'boolean' || isList(value) || isMapping(value) || value instanceof Opaque) {
    return bad(field.name, `Incorrect type. Expected pk value, received ${received}.`, 'incorrect_type');
  }
  const numbered =
    field.targets?.every((model) => model === 'authentik_core.user') ?? field.type === 'integer';
  const asTarget = isBindingTarget(field);
  const found = store.find(value, { ...(field.targets && { wanted: field.targets }), asTarget });
  if (found) return good((asTarget ? found.bindingKey : undefined) ?? found.pk);
  if (numbered) {
    return /^\s*-?\d+\s*$/.test(asText(value))
      ? bad(field.name, `Invalid pk "${asText(value)}" - object does not exist.`, 'does_not_exist')
      : bad(field.name, `Incorrect type. Expected pk value, received ${received}.`, 'incorrect_type');
  }
  if (typeof value === 'string' && !isUuidText(value)) {
    return bad(field.name, `“${value}” is not a valid UUID.`);
  }
  return bad(field.name, `Invalid pk "${asText(value)}" - object does not exist.`, 'does_not_exist');
}

export const coerceReferences: Coerce = (field, value, context) => {
  if (!isList(value)) return notAList(field, value);
  if (value.length === 0 && !field.allowBlank) return bad(field.name, 'This list may not be empty.', 'empty');
  const problems: FieldProblem[] = [];
  const keys: Value[] = [];
  value.forEach((item, index) => {
    const result = one({ ...field, name: `${field.name}.${String(index)}` }, item, context);
    if (!result.ok) problems.push(...result.problems);
    else if (!keys.some((known) => keyText(known) === keyText(result.value))) keys.push(result.value);
  });
  return problems.length > 0 ? { ok: false, problems } : good(keys);
};
