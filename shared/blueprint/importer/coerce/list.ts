import type { FieldDescriptor } from '../../../authentik/descriptor';
import { isJson, isList, isMapping } from '../value';
import { notAList } from './not-a-list';
import { coerceScalar } from './scalar';
import type { Coerce, FieldProblem } from './problem';
import { bad, good } from './problem';

/** `ListField`: a list whose items are each coerced by their own type. */
export const coerceList: Coerce = (field, value, context) => {
  if (!isList(value)) return notAList(field, value);
  if (value.length === 0 && !field.allowBlank) return bad(field.name, 'This list may not be empty.', 'empty');
  const problems: FieldProblem[] = [];
  const values = value.map((item, index) => {
    const one: FieldDescriptor = {
      name: `${field.name}.${String(index)}`,
      label: field.label,
      type: field.items ?? 'json',
      required: true,
      nullable: field.items === undefined,
      writeOnly: false,
      allowBlank: false,
      ...(field.choices && { choices: field.choices }),
      ...(field.targets && { targets: field.targets }),
    };
    const result = coerceScalar(one, item, context);
    if (result.ok) return result.value;
    problems.push(...result.problems);
    return item;
  });
  return problems.length > 0 ? { ok: false, problems } : good(values);
};

/** `JSONField`: anything that JSON can hold; where the server wants a mapping, a mapping. */
export const coerceJson: Coerce = (field, value) => {
  if (!isJson(value)) return bad(field.name, 'Value must be valid JSON.');
  if (!isMapping(value) && field.items === undefined) {
    return bad(field.name, 'Value must be a dictionary, and not have any duplicate keys.');
  }
  return good(value);
};
