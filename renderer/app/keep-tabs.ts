import type { AppState } from '../state/app-state';

interface Kept {
  readonly tabs: readonly string[];
  readonly active: string | null;
  readonly estate: boolean;
}

/** How long (ms) after the last change of tabs they are kept. */
const quiet = 300;

/**
 * Brings back the tabs that a workspace had open when it was left, and keeps them as they change; ends when those of
 * the workspace that is open now are there. A tab that is open already (a file named on the command line) stays in front.
 */
export async function keepTabs({ ports, workspace, view }: AppState): Promise<void> {
  let current: string | undefined;
  let cancel: (() => void) | undefined;
  const keep = () => {
    cancel?.();
    const id = current;
    if (id === undefined) return;
    const { tabs, activeFlow, estate } = view.store.getState();
    const value: Kept = { tabs, active: activeFlow, estate };
    cancel = ports.schedule(() => {
      if (current === id) void ports.bridge.request('settings.write', { key: keyOf(id), value });
    }, quiet);
  };
  const enter = async (workspaceId: string) => {
    const settings = await ports.bridge.request('settings.read', undefined);
    const { document, workspace: now } = workspace.store.getState();
    if (now?.workspaceId !== workspaceId) return;
    const kept = keptOf(settings[keyOf(workspaceId)]);
    const front = view.store.getState().activeFlow ?? kept.active;
    for (const flow of kept.tabs) if (document.records.has(flow)) view.openFlow(flow);
    if (kept.estate) view.showEstate(true);
    if (front !== null && document.records.has(front)) view.openFlow(front);
    current = workspaceId;
    // What was opened while the tabs of last time were asked for.
    keep();
  };
  workspace.store.subscribe((state, before) => {
    const id = state.workspace?.workspaceId;
    if (id === undefined || id === before.workspace?.workspaceId) return;
    current = undefined;
    void enter(id);
  });
  view.store.subscribe((state, before) => {
    const changed = state.tabs !== before.tabs || state.estate !== before.estate;
    if (changed || state.activeFlow !== before.activeFlow) keep();
  });
  const open = workspace.store.getState().workspace;
  if (open !== null) await enter(open.workspaceId);
}

function keyOf(workspaceId: string): string {
  return `tabs.${workspaceId}`;
}

function keptOf(value: unknown): Kept {
  const { tabs, active, estate } = (value ?? {}) as Partial<Record<keyof Kept, unknown>>;
  return {
    tabs: Array.isArray(tabs) ? tabs.filter((tab) => typeof tab === 'string') : [],
    active: typeof active === 'string' ? active : null,
    estate: estate === true,
  };
}
