import { createContext, createElement, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { AppCommand } from './app-commands';
import type { AppState } from './app-state';
import type { FilesState } from './files';
import type { ViewState } from './view';
import type { WorkspaceState } from './workspace-state';

const AppStateContext = createContext<AppState | null>(null);

export function AppStateProvider({
  app,
  children,
}: {
  readonly app: AppState;
  readonly children: ReactNode;
}): ReactNode {
  return createElement(AppStateContext.Provider, { value: app }, children);
}

/** The window's state, for calling its functions: it never changes, so nothing is drawn anew by it. */
export function useApp(): AppState {
  const app = useContext(AppStateContext);
  if (app === null) throw new Error('useApp needs an AppStateProvider above it');
  return app;
}

/** Keeps the former result while the new one says the same, so that React draws only what changed. */
function useSame<State, Value>(select: (state: State) => Value): (state: State) => Value {
  const [keep] = useState(() => keeper<Value>());
  return steady(select, keep);
}

function keeper<Value>(): (made: Value) => Value {
  let kept: { readonly value: Value } | undefined;
  return (made) => {
    if (kept === undefined || !isSame(kept.value, made)) kept = { value: made };
    return kept.value;
  };
}

/**
 * One state gives one result, also where it is made anew each time (a Map): React asks several times and must be told
 * the same.
 */
function steady<State, Value>(
  select: (state: State) => Value,
  keep: (made: Value) => Value,
): (state: State) => Value {
  let asked: { readonly state: State; readonly value: Value } | undefined;
  return (state) => {
    if (asked === undefined || !Object.is(asked.state, state)) asked = { state, value: keep(select(state)) };
    return asked.value;
  };
}

/** Lists are compared item by item, everything else by identity. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => Object.is(item, right[index]));
  }
  return false;
}

export function useWorkspace<Value>(select: (state: WorkspaceState) => Value): Value {
  return useStore(useApp().workspace.store, useSame(select));
}

/** Something computed from the document; lists are compared item by item. The document itself: `useDocument((d) => d)`. */
export function useDocument<Value>(select: (document: WorkspaceDocument) => Value): Value {
  const same = useSame(select);
  return useStore(useApp().workspace.store, (state) => same(state.document));
}

export function useRecord(id: RecordId | null | undefined): AuthentikRecord | undefined {
  return useDocument((document) => (id == null ? undefined : document.records.get(id)));
}

export function useView<Value>(select: (state: ViewState) => Value): Value {
  return useStore(useApp().view.store, useSame(select));
}

export function useFiles<Value>(select: (state: FilesState) => Value): Value {
  return useStore(useApp().files.store, useSame(select));
}

/** The records that are selected and still there. */
export function useSelectedRecords(): readonly AuthentikRecord[] {
  const ids = useView((state) => state.selection);
  return useDocument((document) =>
    ids.flatMap((id) => {
      const record = document.records.get(id);
      return record ? [record] : [];
    }),
  );
}

/** All application commands, in the order in which they were registered. */
export function useAppCommands(): readonly AppCommand[] {
  const commands = useStore(useApp().commands.store, (state) => state.commands);
  return [...commands.values()];
}

/** How well what is shown is stored, for the status line and the title. */
export function useStoring(): { readonly pending: number; readonly problem: string | null } {
  const pending = useWorkspace((state) => state.pending.length);
  const problem = useWorkspace((state) => state.storeProblem);
  return { pending, problem };
}
