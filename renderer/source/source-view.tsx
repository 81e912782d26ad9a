import { Copy, FileCode, Save } from 'lucide-react';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import { textField } from '../../shared/document/values';
import { useApp, useFiles, useRecord } from '../state/hooks';
import { Badge } from '../ui/badge';
import { IconButton } from '../ui/icon-button';
import { MiddleCut } from '../ui/middle-cut';
import { ExportedText } from './exported-text';
import { LiveSource } from './live-source';
import { liveTextOf } from './live-text';
import type { ShownAt } from './use-shown-source';
import { useShownSource } from './use-shown-source';
import css from './source-view.module.css';

/** The blueprint text of a flow's file, live both ways; of a flow in no file yet, what an export would be. */
export function SourceView({ flow }: { readonly flow: RecordId }) {
  const app = useApp();
  const shown = useShownSource(flow);
  const source = useRecord(shown?.source);
  const isDirty = useFiles((state) => source !== undefined && state.dirty.has(source.id));
  const path = source && textField(source, 'path');
  const name = path?.split(/[\\/]/).at(-1);
  const text = () =>
    source === undefined ? (shown?.text ?? '') : liveTextOf(app, source.id).store.getState().text;
  return (
    <section className={css.view} aria-label="Blueprint text">
      <div className={css.bar}>
        <FileCode size={14} aria-hidden />
        <span className={css.name} title={path}>
          <MiddleCut text={name ?? (shown === undefined ? 'Reading…' : 'Not in a file yet')} />
        </span>
        {isDirty ? <Badge tone="warning">unsaved</Badge> : null}
        {source === undefined ? <span className={css.hint}>as an export would be</span> : null}
        <span className={css.space} />
        <IconButton
          icon={Copy}
          size="sm"
          label="Copy the text"
          onPress={() => void navigator.clipboard.writeText(text())}
        />
        <IconButton
          icon={Save}
          size="sm"
          label={source === undefined ? 'Export to a file…' : 'Save this file'}
          shortcut={source === undefined ? '$mod+KeyE' : '$mod+KeyS'}
          onPress={() => {
            if (source === undefined) void app.files.exportFlows([flow]);
            else void app.files.save([source.id]);
          }}
        />
      </div>
      {shown === undefined ? null : <Text shown={shown} source={source} name={name ?? 'this file'} />}
    </section>
  );
}

interface TextProps {
  readonly shown: ShownAt;
  readonly source: AuthentikRecord | undefined;
  readonly name: string;
}

function Text({ shown, source, name }: TextProps) {
  if (source === undefined) return <ExportedText shown={shown} />;
  return <LiveSource key={source.id} source={source} shown={shown} name={name} />;
}
