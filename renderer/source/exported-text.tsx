import type { ShownSource } from '../state/source-engine';
import { CodeEditor } from '../ui/code-editor';

/** What an export of a flow would be: to be read and copied. */
export function ExportedText({ shown }: { readonly shown: ShownSource }) {
  return (
    <CodeEditor
      label="Blueprint text of this flow, read-only"
      language="yaml"
      value={shown.text}
      diagnostics={shown.problems}
      fill
    />
  );
}
