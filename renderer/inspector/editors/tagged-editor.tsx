import { Button } from '../../ui/button';
import { TextArea } from '../../ui/text-area';
import { useState } from 'react';
import type { RecordId } from '../../../shared/authentik/record';
import { tagWords } from '../tag-words';
import { textToValue, valueToText } from '../tag-text';
import type { EditorProps } from './editor';
import { chromeOf } from './editor';
import css from './editors.module.css';
import { useRecordNames } from './record-names';
import { ResolvesTo } from './resolves-to';

/** A value that a blueprint tag computes when the file is applied: kept, shown and edited as written. */
export function TaggedEditor(
  props: EditorProps & {
    readonly tag: string;
    readonly source?: RecordId | undefined;
    readonly onPlain: () => void;
  },
) {
  const { value, onChange, onPlain, tag } = props;
  const names = useRecordNames();
  const stored = valueToText(value ?? null, names);
  const [typed, setTyped] = useState<{ text: string; stored: string } | null>(null);
  const text = typed?.stored === stored ? typed.text : stored;
  const read = textToValue(text, names);
  const error = read.ok ? props.errorMessage : read.error;
  return (
    <div className={css.tagged}>
      <TextArea
        {...chromeOf({ ...props, errorMessage: error })}
        monospace
        rows={Math.min(6, text.split('\n').length)}
        value={text}
        onChange={(next) => {
          setTyped({ text: next, stored });
          const now = textToValue(next, names);
          if (now.ok && onChange(now.value) === undefined)
            setTyped({ text: next, stored: valueToText(now.value, names) });
        }}
        onBlur={() => {
          if (read.ok) setTyped(null);
        }}
        description={
          <>
            <strong>{tag}</strong> {tagWords(tag)}
            <ResolvesTo {...props} />
          </>
        }
      />
      <Button size="sm" variant="quiet" onPress={onPlain}>
        Replace by a plain value
      </Button>
    </div>
  );
}
