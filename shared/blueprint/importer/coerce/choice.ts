import type { FieldDescriptor } from '../../../authentik/descriptor';
import type { Value } from '../value';
import { asText, isList } from '../value';
import type { Coerce, FieldProblem } from './problem';
import { bad, good } from './problem';
import { notAList } from './not-a-list';

function choiceOf(field: FieldDescriptor, value: Value): string | number | undefined {
  const text = asText(value);
  return field.choices?.find((choice) => String(choice.value) === text)?.value;
}

/** `ChoiceField` compares as text, so a number may stand for its text. */
export const coerceChoice: Coerce = (field, value) => {
  if (value === '' && field.allowBlank) return good('');
  if (field.choices === undefined) return good(value);
  const choice = choiceOf(field, value);
  return choice === undefined
    ? bad(field.name, `"${asText(value)}" is not a valid choice.`, 'invalid_choice')
    : good(choice);
};

export const coerceChoices: Coerce = (field, value) => {
  if (!isList(value)) return notAList(field, value);
  const problems: FieldProblem[] = [];
  const values = value.map((item, index) => {
    const choice = field.choices === undefined ? item : choiceOf(field, item);
    if (choice !== undefined) return choice;
    const message = `"${asText(item)}" is not a valid choice.`;
    problems.push({ field: `${field.name}.${String(index)}`, message, code: 'invalid_choice' });
    return item;
  });
  return problems.length > 0 ? { ok: false, problems } : good(values);
};
