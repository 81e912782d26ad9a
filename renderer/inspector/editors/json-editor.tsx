import { useState } from 'react';
import type { FieldValue } from '../../../shared/authentik/record';
import { CodeEditor } from '../../ui/code-editor';
import { textToValue, valueToText } from '../tag-text';
import type { EditorProps } from './editor';
import { FieldBox } from './field-box';
import { useRecordNames } from './record-names';

/** A mapping or list as YAML text (JSON is YAML), taken over when the editor is left. */
export function JsonEditor(props: EditorProps) {
  const { field, value, onChange } = props;
  const names = useRecordNames();
  const given = value ?? field.default ?? (field.type === 'list' ? [] : {});
  const stored = valueToText(given, names);
  const [refused, setRefused] = useState<{ stored: string; error: string } | null>(null);
  const error = refused?.stored === stored ? refused.error : props.errorMessage;
  const commit = (text: string) => {
    if (text === stored) return;
    const read = textToValue(text, names);
    const problem = read.ok ? fitsField(props, read.value) : read.error;
    if (read.ok && problem === undefined) {
      setRefused(null);
      onChange(read.value);
    } else setRefused({ stored, error: `Not taken over: ${problem ?? ''}` });
  };
  return (
    <FieldBox {...props} errorMessage={error}>
      <CodeEditor
        label={field.label}
        language="yaml"
        value={stored}
        onCommit={commit}
        wrap
        isInvalid={error !== undefined}
      />
    </FieldBox>
  );
}

function fitsField({ field }: EditorProps, value: FieldValue): string | undefined {
  if (value === null) return field.nullable ? undefined : 'it cannot be empty.';
  if (field.type === 'list' && !Array.isArray(value)) return 'a list is needed here, such as [a, b].';
  return undefined;
}
