import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { FieldType } from '../../../shared/authentik/descriptor';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import type { EditorProps } from './editor';
import { chromeOf, defaultText } from './editor';
import { FieldAction } from './field-action';
import { useDraft } from './use-draft';

const monospaced: ReadonlySet<FieldType> = new Set(['slug', 'uuid', 'datetime', 'file', 'url'] as const);

const asText = (value: EditorProps['value']): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** One line of text, or several; a secret is masked until it is asked for. */
export function TextEditor(props: EditorProps) {
  const { field, value, onChange, onReset, actions } = props;
  const [isRevealed, setRevealed] = useState(false);
  const draft = useDraft(asText(value), (text) => {
    if (text !== '' || field.allowBlank) return onChange(text);
    if (field.nullable) return onChange(null);
    if (!field.required) {
      onReset();
      return undefined;
    }
    return onChange(text);
  });
  const chrome = chromeOf({ ...props, errorMessage: draft.error ?? props.errorMessage });
  const shared = {
    ...chrome,
    value: draft.text,
    onChange: draft.type,
    onKeyDown: (event: { readonly key: string }) => {
      if (event.key === 'Escape') draft.drop();
    },
    placeholder: placeholder(props),
    monospace: monospaced.has(field.type),
  };
  const isMasked = field.writeOnly && !isRevealed;
  if ((field.type === 'multiline' || draft.text.includes('\n')) && !isMasked) {
    return <TextArea {...shared} rows={Math.min(8, Math.max(2, draft.text.split('\n').length))} />;
  }
  return (
    <TextField
      {...shared}
      type={isMasked ? 'password' : 'text'}
      actions={
        field.writeOnly ? (
          <>
            {actions}
            <FieldAction
              icon={isRevealed ? EyeOff : Eye}
              label={isRevealed ? `Hide ${field.label}` : `Show ${field.label}`}
              onPress={() => {
                setRevealed(!isRevealed);
              }}
            />
          </>
        ) : (
          actions
        )
      }
    />
  );
}

function placeholder({ field, value }: EditorProps): string {
  if (value === null) return 'None';
  return defaultText(field) ?? (field.writeOnly && !field.required ? 'Kept as it is on the server' : '');
}
