import { Maximize2 } from 'lucide-react';
import { useState } from 'react';
import { CodeEditor } from '../../ui/code-editor';
import { Dialog } from '../../ui/dialog';
import type { EditorProps } from './editor';
import css from './editors.module.css';
import { FieldAction } from './field-action';
import { FieldBox } from './field-box';

/** A Python expression, in the panel or in a dialog with more room. */
export function PythonEditor(props: EditorProps) {
  const { field, value, onChange, actions } = props;
  const [isLarge, setLarge] = useState(false);
  const text = typeof value === 'string' ? value : '';
  const editor = (
    <CodeEditor
      label={field.label}
      language="python"
      value={text}
      onChange={onChange}
      fill={isLarge}
      isInvalid={props.errorMessage !== undefined}
    />
  );
  return (
    <FieldBox
      {...props}
      actions={
        <>
          {actions}
          <FieldAction
            icon={Maximize2}
            label={`Edit ${field.label} in a larger editor`}
            onPress={() => {
              setLarge(true);
            }}
          />
        </>
      }
    >
      {isLarge ? <p className={css.elsewhere}>Being edited in the large editor.</p> : editor}
      <Dialog
        isOpen={isLarge}
        onClose={() => {
          setLarge(false);
        }}
        title={field.label}
        width="lg"
      >
        <div className={css.large}>{isLarge ? editor : null}</div>
      </Dialog>
    </FieldBox>
  );
}
