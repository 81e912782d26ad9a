import type { ChoiceDescriptor, FieldDescriptor } from '../../../shared/authentik/descriptor';
import type { FieldValue } from '../../../shared/authentik/record';
import { ComboBox } from '../../ui/combo-box';
import type { Option } from '../../ui/option';
import { Select } from '../../ui/select';
import type { EditorProps } from './editor';
import { chromeOf, plainText } from './editor';

/** More choices than this are searched by typing. */
const many = 12;

const none = '\u0000none';

const countries = new Intl.DisplayNames(['en'], { type: 'region' });

/** What a choice is called: by its own words, or by those of the vocabulary that it is from. */
function wordsFor({ vocabulary }: FieldDescriptor, { value, label }: ChoiceDescriptor): string {
  return vocabulary === 'countries' ? `${countries.of(String(value)) ?? label} (${label})` : label;
}

export function choiceOptions(field: FieldDescriptor, value: FieldValue | undefined): readonly Option[] {
  const { choices = [] } = field;
  const known = choices.map((choice) => ({ id: String(choice.value), label: wordsFor(field, choice) }));
  const given = value === undefined || value === null ? undefined : plainText(value);
  if (given === undefined || known.some(({ id }) => id === given)) return known;
  return [...known, { id: given, label: given, detail: 'Not known to the target release' }];
}

export function choiceLabel(field: FieldDescriptor, value: unknown): string {
  const known = field.choices?.find((choice) => choice.value === value);
  return known === undefined ? plainText(value) : wordsFor(field, known);
}

function placeholderFor(field: FieldDescriptor): string {
  if (field.default === undefined) return field.required ? 'Choose…' : 'Whatever the server takes';
  return field.default === null ? 'None' : choiceLabel(field, field.default);
}

/** One of the values of an enumeration. */
export function ChoiceEditor(props: EditorProps) {
  const { field, value, onChange } = props;
  const options = choiceOptions(field, value);
  const withNone = field.nullable ? [{ id: none, label: 'None' }, ...options] : options;
  const choose = (id: string) => {
    const choice = field.choices?.find((known) => String(known.value) === id);
    onChange(id === none && field.nullable ? null : (choice?.value ?? id));
  };
  const shared = {
    ...chromeOf(props),
    options: withNone,
    value: value === undefined ? null : value === null ? none : plainText(value),
    placeholder: placeholderFor(field),
  };
  if (options.length <= many) return <Select {...shared} onChange={choose} />;
  return (
    <ComboBox
      {...shared}
      onChange={(id) => {
        if (id !== null) choose(id);
      }}
    />
  );
}
