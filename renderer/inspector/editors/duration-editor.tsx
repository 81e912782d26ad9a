import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { NumberField } from '../../ui/number-field';
import { TextField } from '../../ui/text-field';
import { durationUnits, partsOf, textOf, wordsOf } from '../../../shared/authentik/duration-text';
import type { EditorProps } from './editor';
import { chromeOf, defaultText } from './editor';
import css from './editors.module.css';
import { FieldAction } from './field-action';
import { useDraft } from './use-draft';

/** A duration as authentik writes it, with its amounts one by one where they are wanted. */
export function DurationEditor(props: EditorProps) {
  const { field, value, onChange, onReset, actions, description } = props;
  const [isOpen, setOpen] = useState(false);
  const stored = typeof value === 'string' ? value : '';
  const draft = useDraft(stored, (text) => {
    if (text !== '' || field.allowBlank) return onChange(text);
    onReset();
    return undefined;
  });
  const shown = draft.text === '' ? (defaultText(field) ?? '') : draft.text;
  const parts = partsOf(shown);
  const words = wordsOf(shown);
  const chrome = chromeOf({ ...props, errorMessage: draft.error ?? props.errorMessage });
  return (
    <div className={css.stack}>
      <TextField
        {...chrome}
        monospace
        value={draft.text}
        onChange={draft.type}
        placeholder={defaultText(field) ?? 'hours=1;minutes=30'}
        description={
          <>
            {words === undefined ? null : <strong className={css.words}>{words}. </strong>}
            {description}
          </>
        }
        actions={
          <>
            {actions}
            <FieldAction
              icon={SlidersHorizontal}
              label={`Amounts of ${field.label}`}
              isSelected={isOpen}
              onPress={() => {
                setOpen(!isOpen);
              }}
            />
          </>
        }
      />
      {isOpen ? (
        <div className={css.amounts} role="group" aria-label={`Amounts of ${field.label}`}>
          {durationUnits.map((unit) => (
            <NumberField
              key={unit}
              label={unit.charAt(0).toUpperCase() + unit.slice(1)}
              value={parts?.[unit] ?? 0}
              isDisabled={parts === undefined}
              onChange={(amount) => {
                if (parts === undefined || Number.isNaN(amount) || amount === (parts[unit] ?? 0)) return;
                draft.type(textOf({ ...parts, [unit]: amount }, shown));
              }}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}
