import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { RecordId } from '../../shared/authentik/record';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { AppState } from '../state/app-state';
import { mergeText } from './merge-text';

export interface LiveState {
  /** What stands in the editor. */
  readonly text: string;
  /** `waiting`: typed, about to be taken over. `refused`: it cannot be, `problems` say why; the drawing is the last good one. */
  readonly phase: 'same' | 'waiting' | 'refused';
  readonly problems: readonly Diagnostic[];
  /** Typed before the last restart and never taken over. */
  readonly isBroughtBack: boolean;
}

/** The text of one opened file, live both ways. */
export interface LiveText {
  readonly store: StoreApi<LiveState>;
  /** Every change that somebody types. */
  readonly typed: (text: string) => void;
  /** What the document's present state makes of the text. */
  readonly shown: (text: string) => void;
  /** Throws away what was typed and not taken over. */
  readonly discard: () => void;
}

type Parts = Pick<AppState, 'ports' | 'workspace' | 'files' | 'view'>;

/** How long (ms) after the last key what was typed is taken over. */
const quiet = 350;

const broken: Diagnostic = {
  code: 'source/not-read',
  severity: 'error',
  message: 'The text could not be read. It stays here; change it, or save it elsewhere by copying it.',
  at: {},
};

const known = new WeakMap<Parts['workspace'], Map<RecordId, LiveText>>();

/** One for each file, also while its text is not shown: what was typed stays. */
export function liveTextOf(app: Parts, source: RecordId): LiveText {
  const all = known.get(app.workspace) ?? new Map<RecordId, LiveText>();
  known.set(app.workspace, all);
  const live = all.get(source) ?? createLiveText(app, source);
  all.set(source, live);
  return live;
}

export function createLiveText({ ports, workspace, files, view }: Parts, source: RecordId): LiveText {
  const store = createStore<LiveState>(() => ({
    text: '',
    phase: 'same',
    problems: [],
    isBroughtBack: false,
  }));
  // A window with something in it that is not stored says so, and does not close before it is.
  store.subscribe(({ phase }, before) => {
    if ((phase === 'waiting') === (before.phase === 'waiting')) return;
    const others = [...files.store.getState().typed].filter((id) => id !== source);
    files.store.setState({ typed: new Set(phase === 'waiting' ? [...others, source] : others) });
  });
  // What document and editor agreed on last.
  let base: string | undefined;
  let cancel: (() => void) | undefined;
  let kept = false;
  const key = `draft.${source}`;
  const keep = (text: string | null) => {
    if (text === null && !kept) return;
    kept = text !== null;
    void ports.bridge.request('settings.write', { key, value: text });
  };
  const agree = (text: string) => {
    base = text;
    store.setState({ text, phase: 'same', problems: [], isBroughtBack: false });
    keep(null);
  };
  const refuse = (text: string, problems: readonly Diagnostic[]) => {
    // Asked for first: the window may close as soon as nothing is waiting.
    keep(text);
    store.setState({ phase: 'refused', problems });
  };

  const takeOver = async () => {
    const { text } = store.getState();
    const { document, descriptors } = workspace.store.getState();
    const record = document.records.get(source);
    // Its file is not in the workspace any more: there is nothing to take it over into.
    if (record?.model !== sourceModel) return store.setState({ phase: 'same' });
    const path = textField(record, 'path') ?? '';
    const found = await files.desk.read([{ path, text }], { document, descriptors }).catch(() => undefined);
    if (store.getState().text !== text) return;
    if (found === undefined) return refuse(text, [broken]);
    if (workspace.store.getState().document !== document) return takeOver();
    if (found.failed.length > 0) return refuse(text, found.problems);
    if (record.fields.saved === undefined) workspace.run('keep-saved', { source });
    const done = workspace.run('edit-source', { source, records: found.records }, { mergeKey: source });
    if (done.ok) agree(text);
    else refuse(text, done.error);
  };
  const typed = (text: string) => {
    if (text === store.getState().text) return;
    cancel?.();
    if (text === base) return agree(text);
    store.setState({ text, phase: 'waiting' });
    cancel = ports.schedule(() => void takeOver(), quiet);
  };

  const settle = async () => {
    if (store.getState().phase === 'waiting') {
      cancel?.();
      await takeOver();
    }
    if (store.getState().phase !== 'refused') return;
    const record = workspace.store.getState().document.records.get(source);
    const name = record && textField(record, 'path')?.split(/[\\/]/).at(-1);
    if (name === undefined) return;
    const message = `What is typed in ${name} cannot be read yet: it is kept here and not saved.`;
    view.notify({ severity: 'warning', message });
  };
  files.beforeSave.add(settle);

  const bringBack = async () => {
    const settings = await ports.bridge.request('settings.read', undefined);
    const draft = settings[key];
    if (typeof draft !== 'string' || store.getState().phase !== 'same') return;
    kept = true;
    if (draft === base) return keep(null);
    typed(draft);
    store.setState({ isBroughtBack: true });
  };

  return {
    store,
    typed,
    shown: (text) => {
      if (base === undefined) {
        base = text;
        store.setState({ text });
        void bringBack();
        return;
      }
      if (text === base) return;
      const { text: mine, phase } = store.getState();
      const merged = mergeText(base, mine, text);
      base = text;
      if (merged === text) return agree(text);
      if (phase !== 'same') typed(merged);
    },
    discard: () => {
      cancel?.();
      agree(base ?? '');
    },
  };
}
