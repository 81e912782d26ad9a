import type { DeletedWorkspace, WorkspaceSummary } from '../../../shared/ipc/contract';
import type { StoreRequests } from '../../../shared/ipc/store-contract';
import type { StoreDatabase } from './database';
import { isDeleted, ofWorkspace } from './database';

type Payload<Name extends keyof StoreRequests> = StoreRequests[Name]['request'];

/** Only marks it: records and history stay where they are. */
export function deleteWorkspace(
  { dexie, workspaces }: StoreDatabase,
  { workspaceId, at }: Payload<'workspaces.delete'>,
): Promise<null> {
  return dexie.transaction('rw', [workspaces], async () => {
    const known = await workspaces.get(workspaceId);
    if (known !== undefined && !isDeleted(known)) await workspaces.put({ ...known, deletedAt: at });
    return null;
  });
}

/** The last deleted first. */
export async function listDeleted({ workspaces }: StoreDatabase): Promise<readonly DeletedWorkspace[]> {
  const all = await workspaces.toArray();
  return all.filter(isDeleted).sort((left, right) => right.deletedAt - left.deletedAt);
}

export function restoreWorkspace(
  { dexie, workspaces }: StoreDatabase,
  { workspaceId }: Payload<'workspaces.restore'>,
): Promise<WorkspaceSummary | null> {
  return dexie.transaction('rw', [workspaces], async () => {
    const known = await workspaces.get(workspaceId);
    if (known === undefined || !isDeleted(known)) return known ?? null;
    const { deletedAt: _deletedAt, ...restored } = known;
    await workspaces.put(restored);
    return restored;
  });
}

export function eraseWorkspace(
  { dexie, workspaces, records, commits }: StoreDatabase,
  { workspaceId }: Payload<'workspaces.erase'>,
): Promise<null> {
  const [lower, upper] = ofWorkspace(workspaceId);
  return dexie.transaction('rw', [workspaces, records, commits], async () => {
    const known = await workspaces.get(workspaceId);
    if (known === undefined || !isDeleted(known)) return null;
    await Promise.all([
      workspaces.delete(workspaceId),
      records.where(':id').between(lower, upper).delete(),
      commits.where(':id').between(lower, upper).delete(),
    ]);
    return null;
  });
}
