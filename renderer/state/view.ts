import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { RunMarks } from './run-marks';

/** `system` follows the operating system, high contrast included. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

export type Panel = 'explorer' | 'inspector' | 'source' | 'bottom';

export interface Notice {
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'info' | 'success';
  readonly message: string;
  /** Shown on a button; runs an application command. */
  readonly action?: { readonly title: string; readonly command: string };
  /** Record to go to. */
  readonly record?: RecordId;
  /** The refusal that it tells of. */
  readonly diagnostic?: Diagnostic;
}

/** What one window looks at. Nothing of it is part of a workspace. */
export interface ViewState {
  /** Flows with an open tab, in their order. */
  readonly tabs: readonly RecordId[];
  /** Null while the estate map is in front, or nothing is open. */
  readonly activeFlow: RecordId | null;
  /** The map of all flows has a tab; it is in front while no flow is. */
  readonly estate: boolean;
  readonly selection: readonly RecordId[];
  /** Field of the selected record that the inspector is asked to put the cursor into; a new object asks again. */
  readonly focusField: { readonly record: RecordId; readonly field: string } | null;
  readonly search: string;
  readonly theme: Theme;
  readonly panels: Readonly<Record<Panel, boolean>>;
  /** Sizes of resizable regions by their own names, as the library that lays them out gives them. */
  readonly layouts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Tab of the bottom panel. */
  readonly bottomTab: string;
  readonly notices: readonly Notice[];
  /** Diagnostics by who found them: `lint`, `files`. */
  readonly problems: Readonly<Record<string, readonly Diagnostic[]>>;
  readonly palette: 'closed' | 'commands';
  /** What the open run went through; null while none is open. */
  readonly run: RunMarks | null;
  /** Stage bindings at which a run that goes on by itself stops. */
  readonly breakpoints: ReadonlySet<RecordId>;
}

export interface View {
  readonly store: StoreApi<ViewState>;
  readonly openFlow: (flow: RecordId) => void;
  readonly closeTab: (flow: RecordId) => void;
  /** Brings the estate map to the front, or closes its tab. */
  readonly showEstate: (isOpen: boolean) => void;
  readonly moveTab: (flow: RecordId, index: number) => void;
  readonly select: (records: readonly RecordId[]) => void;
  /** Shows a record in the inspector, with the cursor in a field if one is named. */
  readonly reveal: (record: RecordId, field?: string) => void;
  readonly setSearch: (search: string) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setPanel: (panel: Panel, isOpen: boolean) => void;
  readonly setLayout: (name: string, layout: Readonly<Record<string, number>>) => void;
  readonly setBottomTab: (tab: string) => void;
  readonly notify: (notice: Omit<Notice, 'id'>) => void;
  readonly dismiss: (id: string) => void;
  readonly setProblems: (origin: string, problems: readonly Diagnostic[]) => void;
  readonly setPalette: (palette: ViewState['palette']) => void;
  readonly setRun: (run: ViewState['run']) => void;
  /** Sets breakpoints on stage bindings, or takes them away where all have one. */
  readonly toggleBreakpoints: (bindings: readonly RecordId[]) => void;
  /** Forgets tabs and selection of what a document no longer has. */
  readonly prune: (document: WorkspaceDocument) => void;
}

export const startView: ViewState = {
  tabs: [],
  activeFlow: null,
  estate: false,
  selection: [],
  focusField: null,
  search: '',
  theme: 'system',
  panels: { explorer: true, inspector: true, source: false, bottom: false },
  layouts: {},
  bottomTab: 'problems',
  notices: [],
  problems: {},
  palette: 'closed',
  run: null,
  breakpoints: new Set(),
};

export function createView(newId: () => string): View {
  const store = createStore<ViewState>(() => startView);
  const set = (change: Partial<ViewState>) => {
    store.setState(change);
  };
  const get = store.getState;
  const select = (selection: readonly RecordId[]) => {
    const known = get().selection;
    const same = selection.length === known.length && selection.every((id, index) => id === known[index]);
    if (!same) set({ selection, focusField: null });
  };
  return {
    store,
    openFlow: (flow) => {
      const { tabs, activeFlow } = get();
      if (activeFlow === flow && tabs.includes(flow)) return;
      set({ tabs: tabs.includes(flow) ? tabs : [...tabs, flow], activeFlow: flow });
    },
    closeTab: (flow) => {
      const { tabs, activeFlow } = get();
      const index = tabs.indexOf(flow);
      const left = tabs.filter((tab) => tab !== flow);
      set({
        tabs: left,
        activeFlow: activeFlow === flow ? (left[index] ?? left.at(-1) ?? null) : activeFlow,
      });
    },
    showEstate: (estate) => {
      const { activeFlow, tabs } = get();
      set({ estate, activeFlow: estate ? null : (activeFlow ?? tabs.at(-1) ?? null) });
    },
    moveTab: (flow, index) => {
      const tabs = get().tabs.filter((tab) => tab !== flow);
      tabs.splice(index, 0, flow);
      set({ tabs });
    },
    select,
    reveal: (record, field) => {
      select([record]);
      const panels = { ...get().panels, inspector: true };
      set({ panels, focusField: field === undefined ? null : { record, field } });
    },
    setSearch: (search) => {
      set({ search });
    },
    setTheme: (theme) => {
      set({ theme });
    },
    setPanel: (panel, isOpen) => {
      set({ panels: { ...get().panels, [panel]: isOpen } });
    },
    setLayout: (name, layout) => {
      set({ layouts: { ...get().layouts, [name]: layout } });
    },
    setBottomTab: (bottomTab) => {
      set({ bottomTab, panels: { ...get().panels, bottom: true } });
    },
    notify: (notice) => {
      set({ notices: [...get().notices, { ...notice, id: newId() }] });
    },
    dismiss: (id) => {
      set({ notices: get().notices.filter((notice) => notice.id !== id) });
    },
    setProblems: (origin, problems) => {
      set({ problems: { ...get().problems, [origin]: problems } });
    },
    setPalette: (palette) => {
      set({ palette });
    },
    setRun: (run) => {
      set({ run });
    },
    toggleBreakpoints: (bindings) => {
      const breakpoints = new Set(get().breakpoints);
      const areSet = bindings.every((id) => breakpoints.has(id));
      for (const id of bindings) {
        if (areSet) breakpoints.delete(id);
        else breakpoints.add(id);
      }
      set({ breakpoints });
    },
    prune: (document) => {
      const { tabs, activeFlow, selection } = get();
      const there = (id: RecordId) => document.records.has(id);
      const active = activeFlow !== null && !there(activeFlow) ? (tabs.find(there) ?? null) : activeFlow;
      if (!tabs.every(there) || active !== activeFlow) set({ tabs: tabs.filter(there), activeFlow: active });
      if (!selection.every(there)) select(selection.filter(there));
    },
  };
}
