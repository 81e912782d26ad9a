import type { Json } from '../../shared/kernel/json';
import { Button } from '../ui/button';
import { Select } from '../ui/select';
import { Switch } from '../ui/switch';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import type { FormField } from './challenge-form';
import css from './now-view.module.css';

export interface AnswerFieldProps {
  readonly field: FormField;
  readonly value: Json;
  readonly autoFocus: boolean;
  readonly onChange: (value: Json) => void;
}

/** One field of a challenge. */
export function AnswerField({ field, value, autoFocus, onChange }: AnswerFieldProps) {
  const error = field.errors.join(' ');
  const chrome = {
    label: field.label,
    isRequired: field.required,
    ...(field.help === undefined || field.help === '' ? {} : { description: field.help }),
    ...(error === '' ? {} : { errorMessage: error }),
  };
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (field.kind) {
    case 'note':
      return (
        <p className={css.note}>
          {field.label}: {text}
        </p>
      );
    case 'switch':
      return <Switch label={field.label} isSelected={value === true} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...chrome}
          options={(field.choices ?? []).map((choice) => ({ id: choice.value, label: choice.label }))}
          value={text}
          onChange={onChange}
        />
      );
    case 'long text':
      return <TextArea {...chrome} value={text} onChange={onChange} />;
    default:
      return (
        <div>
          <TextField
            {...chrome}
            autoFocus={autoFocus}
            value={text}
            placeholder={field.placeholder}
            onChange={onChange}
          />
          <Offers field={field} onChange={onChange} />
        </div>
      );
  }
}

/** Values that the simulation fills in as it sends the answer. */
function Offers({ field, onChange }: Pick<AnswerFieldProps, 'field' | 'onChange'>) {
  if (!field.offers) return null;
  return (
    <div className={css.offers}>
      {field.offers.map((offer) => (
        <Button
          key={offer.value}
          size="sm"
          variant="quiet"
          onPress={() => {
            onChange(offer.value);
          }}
        >
          {offer.label}
        </Button>
      ))}
    </div>
  );
}
