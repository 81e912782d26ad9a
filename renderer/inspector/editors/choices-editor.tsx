import type { FieldValue } from '../../../shared/authentik/record';
import { Checkbox } from '../../ui/checkbox';
import { ComboBox } from '../../ui/combo-box';
import { choiceLabel, choiceOptions } from './choice-editor';
import type { EditorProps } from './editor';
import { plainText } from './editor';
import { FieldBox } from './field-box';
import { ItemRows } from './item-rows';

/** Choices up to so many are all shown; more are added one by one. */
const many = 10;

const listOf = (value: FieldValue | undefined): readonly FieldValue[] =>
  Array.isArray(value) ? (value as readonly FieldValue[]) : [];

/** Several values of an enumeration. Where their order means something they are rows that can be moved. */
export function ChoicesEditor(props: EditorProps) {
  const { field, value, onChange } = props;
  const chosen = listOf(value ?? field.default);
  const options = choiceOptions(field, undefined);
  const asRows = (field.ordered ?? false) || options.length > many;
  const change = (next: readonly FieldValue[]) => {
    onChange(next);
  };
  if (asRows) {
    const left = options.filter(({ id }) => !chosen.some((item) => plainText(item) === id));
    return (
      <FieldBox {...props}>
        <ItemRows
          label={field.label}
          items={chosen.map((item) => ({ label: choiceLabel(field, item), value: item }))}
          isOrdered={field.ordered ?? false}
          onChange={change}
        />
        {left.length === 0 ? null : (
          <ComboBox
            resetKey={chosen.length}
            aria-label={`Add to ${field.label}`}
            placeholder="Add…"
            options={left}
            value={null}
            onChange={(id) => {
              const choice = field.choices?.find((known) => String(known.value) === id);
              if (choice !== undefined) change([...chosen, choice.value]);
            }}
          />
        )}
      </FieldBox>
    );
  }
  const unknown = chosen.filter((item) => !options.some(({ id }) => id === plainText(item)));
  const shown = [
    ...(field.choices ?? []).map((choice) => ({
      value: choice.value,
      label: choiceLabel(field, choice.value),
    })),
    ...unknown.map((item) => ({
      value: item,
      label: `${JSON.stringify(item)} (not known to the target release)`,
    })),
  ];
  return (
    <FieldBox {...props}>
      {shown.map(({ value: item, label }) => (
        <Checkbox
          key={label}
          isSelected={chosen.includes(item)}
          onChange={(isOn) => {
            const kept = chosen.filter((other) => other !== item);
            const all = shown.map((other) => other.value);
            const next = isOn ? [...kept, item] : kept;
            // Known ones in the order of the form, so that switching off and on again changes nothing.
            change([...next].sort((left, right) => all.indexOf(left) - all.indexOf(right)));
          }}
        >
          {label}
        </Checkbox>
      ))}
    </FieldBox>
  );
}
