import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import type { EditorProps } from './editor';
import { chromeOf, defaultText } from './editor';

/** A number with steps. Limits are told in words rather than by changing what was typed. */
export function NumberEditor(props: EditorProps) {
  const { field, value, onChange, onReset } = props;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const chrome = chromeOf(props);
  if (number !== undefined && number !== null && (typeof number !== 'number' || Number.isNaN(number))) {
    return <TextField {...chrome} value={JSON.stringify(value)} isReadOnly />;
  }
  return (
    <NumberField
      {...chrome}
      value={number ?? Number.NaN}
      step={field.type === 'integer' ? 1 : 0.1}
      placeholder={defaultText(field) ?? (value === null ? 'None' : '')}
      onChange={(next) => {
        if (!Number.isNaN(next)) {
          if (next !== number) onChange(next);
        } else if (value !== undefined) {
          if (field.nullable) onChange(null);
          else onReset();
        }
      }}
    />
  );
}
