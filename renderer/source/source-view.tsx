import { Copy, FileCode, Save } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import { useApp, useDocument, useFiles, useView, useWorkspace } from '../state/hooks';
import { Badge } from '../ui/badge';
import { CodeEditor } from '../ui/code-editor';
import { IconButton } from '../ui/icon-button';
import { MiddleCut } from '../ui/middle-cut';
import { sourceText } from './source-text';
import css from './source-view.module.css';

/** The blueprint text of a flow's file as a save would write it; what is selected is marked in it. */
export function SourceView({ flow }: { readonly flow: RecordId }) {
  const app = useApp();
  const document = useDeferredValue(useDocument((now) => now));
  const descriptors = useWorkspace((state) => state.descriptors);
  const selected = useView((state) => state.selection[0]);
  const problems = useView((state) => state.problems);
  const source = useMemo(() => {
    const { codec, newId } = app.ports;
    return sourceText({ document, flow, codec, context: { newId, descriptors } });
  }, [app, document, descriptors, flow]);
  const reveal = useMemo(
    () => (selected === undefined ? undefined : source.linesOf(selected)),
    [source, selected],
  );
  const diagnostics = useMemo(
    () => [
      ...source.problems,
      ...Object.entries(problems)
        .flatMap(([origin, found]) => (origin === 'files' ? [] : found))
        .filter(({ at }) => source.path !== undefined && at.path === source.path),
    ],
    [source, problems],
  );
  const sourceId = document.records.get(flow)?.entry?.source;
  const isDirty = useFiles((state) => sourceId !== undefined && state.dirty.has(sourceId));
  const name = source.path?.split(/[\\/]/).at(-1);
  return (
    <section className={css.view} aria-label="Blueprint text">
      <div className={css.bar}>
        <FileCode size={14} aria-hidden />
        <span className={css.name} title={source.path ?? ''}>
          <MiddleCut text={name ?? 'Not in a file yet'} />
        </span>
        {isDirty ? <Badge tone="warning">unsaved</Badge> : null}
        {name === undefined ? <span className={css.hint}>as an export would be</span> : null}
        <span className={css.space} />
        <IconButton
          icon={Copy}
          size="sm"
          label="Copy the text"
          onPress={() => void navigator.clipboard.writeText(source.text)}
        />
        <IconButton
          icon={Save}
          size="sm"
          label={name === undefined ? 'Export to a file…' : 'Save this file'}
          shortcut={name === undefined ? '$mod+KeyE' : '$mod+KeyS'}
          onPress={() => {
            if (sourceId === undefined) void app.files.exportFlows([flow]);
            else void app.files.save([sourceId]);
          }}
        />
      </div>
      <CodeEditor
        label={`Blueprint text of ${name ?? 'this flow'}, read-only`}
        language="yaml"
        value={source.text}
        diagnostics={diagnostics}
        reveal={reveal}
        fill
      />
    </section>
  );
}
