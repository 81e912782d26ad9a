import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { FieldValue } from '../../../shared/authentik/record';
import { IconButton } from '../../ui/icon-button';
import { TextField } from '../../ui/text-field';
import { describeValue } from '../../../shared/document/labels';
import { useDocument } from '../../state/hooks';
import type { EditorProps } from './editor';
import css from './editors.module.css';
import { FieldBox } from './field-box';
import { ItemRows } from './item-rows';
import { JsonEditor } from './json-editor';

/** A list of texts or numbers; anything else is edited as text. */
export function ListEditor(props: EditorProps) {
  const { field, value, onChange } = props;
  const document = useDocument((shown) => shown);
  const [typed, setTyped] = useState('');
  const given = value ?? field.default ?? [];
  if (field.items === 'json' || field.items === undefined || !Array.isArray(given))
    return <JsonEditor {...props} />;
  const items = given as readonly FieldValue[];
  const isNumeric = field.items === 'integer' || field.items === 'number';
  const isUsable = typed.trim() !== '' && (!isNumeric || Number.isInteger(Number(typed)));
  const add = () => {
    if (!isUsable) return;
    onChange([...items, isNumeric ? Number(typed) : typed.trim()]);
    setTyped('');
  };
  return (
    <FieldBox {...props}>
      <ItemRows
        label={field.label}
        items={items.map((item) => ({ label: describeValue(document, item), value: item }))}
        isOrdered={field.ordered ?? false}
        onChange={(next) => {
          onChange(next);
        }}
      />
      <div className={css.adder}>
        <TextField
          className={css.grow}
          aria-label={`Add to ${field.label}`}
          placeholder={isNumeric ? 'Add a number…' : 'Add…'}
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
          {...(typed.trim() !== '' && !isUsable ? { errorMessage: 'Must be a whole number.' } : {})}
        />
        <IconButton icon={Plus} label={`Add to ${field.label}`} isDisabled={!isUsable} onPress={add} />
      </div>
    </FieldBox>
  );
}
