import { useEffect, useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { useApp } from '../state/hooks';
import { textOf } from './compare-actions';
import type { Base } from './compare-store';

/** The texts of both sides: of a file as it is on disk, else both as an export would write the flow. */
export function useComparedTexts(base: Base, flow: RecordId, document: WorkspaceDocument) {
  const app = useApp();
  const [text, setText] = useState('');
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<string> => {
      if (base.kind !== 'file') return textOf(app, flow, document);
      const { descriptors } = app.workspace.store.getState();
      return (await app.files.desk.show(flow, { document, descriptors })).text;
    };
    void ask().then((made) => {
      if (!isGone) setText(made);
    });
    return () => {
      isGone = true;
    };
  }, [app, base, flow, document]);
  return { from: base.text, to: text };
}

/** Line (from 1) on which an object is first named in a text, by the names that people know it by. */
export function lineNaming(text: string, names: readonly string[]): number | undefined {
  const lines = text.split('\n');
  for (const name of names) {
    if (name === '') continue;
    const at = lines.findIndex(
      (line) =>
        /^\s*(?:- )?(?:slug|name|id|field_key|username|domain|policy|stage):/.test(line) &&
        line.includes(name),
    );
    if (at >= 0) return at + 1;
  }
  return undefined;
}
