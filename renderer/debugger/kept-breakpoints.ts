import type { RecordId } from '../../shared/authentik/record';
import type { AppState } from '../state/app-state';

const keyOf = (workspaceId: string): string => `workspace.breakpoints.${workspaceId}`;

const idsIn = (found: unknown): readonly RecordId[] =>
  Array.isArray(found) ? found.filter((id): id is string => typeof id === 'string') : [];

/** Keeps the breakpoints of every workspace over restarts, on this computer. Returns what ends that. */
export function keepBreakpoints({ ports: { bridge }, workspace, view }: AppState): () => void {
  /** The workspace whose breakpoints are those of the view. */
  let known: string | undefined;
  let hasEnded = false;

  const openId = () => workspace.store.getState().workspace?.workspaceId;
  const enter = async () => {
    const id = openId();
    if (id === undefined || id === known) return;
    const isOther = known !== undefined;
    known = undefined;
    if (isOther) view.store.setState({ breakpoints: new Set() });
    const settings = await bridge.request('settings.read', undefined);
    if (hasEnded || openId() !== id || known === id) return;
    const { breakpoints } = view.store.getState();
    // Those that were set while the others were fetched count as well.
    view.store.setState({ breakpoints: new Set([...idsIn(settings[keyOf(id)]), ...breakpoints]) });
    known = id;
    if (breakpoints.size > 0) write(id);
  };
  const write = (id: string) => {
    const { records } = workspace.store.getState().document;
    const value = [...view.store.getState().breakpoints].filter((one) => records.has(one));
    void bridge.request('settings.write', { key: keyOf(id), value });
  };

  const endings = [
    workspace.store.subscribe((state, before) => {
      if (state.workspace !== before.workspace) void enter();
    }),
    view.store.subscribe(({ breakpoints }, before) => {
      if (breakpoints !== before.breakpoints && known !== undefined && known === openId()) write(known);
    }),
  ];
  void enter();
  return () => {
    hasEnded = true;
    for (const end of endings) end();
  };
}
