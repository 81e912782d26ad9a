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
  const words = typed.trim();
  const item = isNumeric ? Number(words) : words;
  const problem = words === '' ? undefined : itemProblem(items, item);
  const isUsable = words !== '' && problem === undefined;
  const add = () => {
    if (!isUsable) return;
    onChange([...items, item]);
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
          // What was typed is meant, as in any other field.
          onBlur={add}
          {...(problem === undefined ? {} : { errorMessage: problem })}
        />
        <IconButton
          icon={Plus}
          label={`Add to ${field.label}`}
          excludeFromTabOrder
          isDisabled={!isUsable}
          onPress={add}
        />
      </div>
    </FieldBox>
  );
}

/** Why nothing can be added as it is typed; undefined: it can. */
function itemProblem(items: readonly FieldValue[], item: string | number): string | undefined {
  if (typeof item === 'number' && !Number.isSafeInteger(item)) return 'Must be a whole number.';
  return items.includes(item) ? 'It is in the list already.' : undefined;
}
