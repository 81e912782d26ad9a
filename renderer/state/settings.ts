import type { StagecraftBridge } from '../../shared/ipc/contract';
import type { Panel, Theme, View, ViewState } from './view';

/** What of the view outlives the window, by the key it is kept under. */
const kept = {
  'view.theme': (state: ViewState) => state.theme,
  'view.panels': (state: ViewState) => state.panels,
  'view.layouts': (state: ViewState) => state.layouts,
  'view.bottomTab': (state: ViewState) => state.bottomTab,
} as const;

const themes: readonly unknown[] = ['system', 'light', 'dark', 'contrast'] satisfies Theme[];

/** Brings the kept settings back. What cannot be read as what it should be is left out. */
export function restoreSettings(settings: Readonly<Record<string, unknown>>, view: View): void {
  const state = view.store.getState();
  const theme = settings['view.theme'];
  const tab = settings['view.bottomTab'];
  view.store.setState({
    theme: themes.includes(theme) ? (theme as Theme) : state.theme,
    bottomTab: typeof tab === 'string' ? tab : state.bottomTab,
    panels: { ...state.panels, ...onlyValues<Panel, boolean>(settings['view.panels'], 'boolean') },
    layouts: layoutsOf(settings['view.layouts']),
  });
}

/** Writes kept settings when they change. Returns what ends that. */
export function keepSettings(bridge: StagecraftBridge, view: View): () => void {
  return view.store.subscribe((state, before) => {
    for (const [key, pick] of Object.entries(kept)) {
      if (pick(state) !== pick(before)) void bridge.request('settings.write', { key, value: pick(state) });
    }
  });
}

function onlyValues<Key extends string, Value>(
  found: unknown,
  type: 'boolean' | 'number',
): Readonly<Partial<Record<Key, Value>>> {
  const pairs = typeof found === 'object' && found !== null ? Object.entries(found) : [];
  const right = pairs.filter(([, value]) => typeof value === type);
  return Object.fromEntries(right) as Partial<Record<Key, Value>>;
}

function layoutsOf(found: unknown): ViewState['layouts'] {
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(
    Object.entries(found).map(([name, layout]) => [name, onlyValues<string, number>(layout, 'number')]),
  ) as ViewState['layouts'];
}
