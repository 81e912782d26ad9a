import { TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { textField } from '../../shared/document/values';
import { useApp, useView } from '../state/hooks';
import { Button } from '../ui/button';
import { CodeEditor } from '../ui/code-editor';
import { createEntryFollower } from './entry-follower';
import { fromEditor, lineBreaksOf, toEditor } from './line-breaks';
import type { LiveState } from './live-text';
import { liveTextOf } from './live-text';
import type { ShownAt } from './use-shown-source';
import css from './source-view.module.css';

interface LiveSourceProps {
  readonly source: AuthentikRecord;
  readonly shown: ShownAt;
  readonly name: string;
}

/** The editor of a file's text: what is typed changes the drawing, what is changed there changes the text. */
export function LiveSource({ source, shown, name }: LiveSourceProps) {
  const app = useApp();
  const live = liveTextOf(app, source.id);
  const state = useStore(live.store);
  const selected = useView((view) => view.selection[0]);
  const problems = useView((view) => view.problems);
  const [follower] = useState(createEntryFollower);
  const { text, phase } = state;
  const breaks = useMemo(() => lineBreaksOf(text), [text]);
  const path = textField(source, 'path');
  const reveal = follower.reveal(selected, shown);
  const diagnostics = useMemo(() => {
    if (phase !== 'same') return state.problems;
    const found = Object.entries(problems).flatMap(([origin, all]) => (origin === 'files' ? [] : all));
    return [...shown.problems, ...found.filter(({ at }) => path !== undefined && at.path === path)];
  }, [phase, state.problems, shown.problems, problems, path]);
  const isMixed = breaks === 'mixed';
  return (
    <>
      <NotTaken
        state={state}
        onDiscard={() => {
          live.discard();
        }}
      />
      <CodeEditor
        label={`Blueprint text of ${name}${isMixed ? ', read-only: its lines end in different ways' : ''}`}
        language="yaml"
        value={toEditor(text)}
        onChange={
          isMixed
            ? undefined
            : (typed) => {
                live.typed(fromEditor(typed, breaks));
              }
        }
        diagnostics={diagnostics}
        reveal={reveal}
        onCursor={(line) => {
          if (phase !== 'same') return;
          const record = follower.pick(line, shown.places);
          if (record !== undefined) app.view.select([record]);
        }}
        onReverse={(kind) => {
          if (live.store.getState().phase !== 'same') return false;
          app.commands.run(`edit.${kind}`);
          return true;
        }}
        fill
      />
    </>
  );
}

function NotTaken({ state, onDiscard }: { readonly state: LiveState; readonly onDiscard: () => void }) {
  if (state.phase !== 'refused') return null;
  const [first] = state.problems;
  const place = [first?.at.line, first?.at.column].filter((part) => part !== undefined).join(':');
  return (
    <div className={css.refused} role="alert">
      <TriangleAlert size={14} aria-hidden />
      <span className={css.reason}>
        {state.isBroughtBack ? 'Typed before the last restart. ' : null}
        {place === '' ? null : <strong>{place} </strong>}
        {first?.message} The drawing shows the last good text.
      </span>
      <Button size="sm" onPress={onDiscard}>
        Discard
      </Button>
    </div>
  );
}
