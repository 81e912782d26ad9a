import type {
  StoreMessage,
  StoreReply,
  StoreRequestName,
  StoreRequests,
} from '../../../shared/ipc/store-contract';
import { storePortChannel } from '../../../shared/ipc/store-contract';
import { pack } from '../../../shared/ipc/packed';
import { commit } from './commit';
import { stagecraftDatabase } from './database';
import { openStore } from './open-store';
import { deleteWorkspace, eraseWorkspace, listDeleted, restoreWorkspace } from './trash';
import {
  createWorkspace,
  listWorkspaces,
  openWorkspace,
  readHistory,
  readSnapshot,
  updateWorkspace,
} from './workspaces';

type Handlers = {
  readonly [Name in StoreRequestName]: (
    payload: StoreRequests[Name]['request'],
  ) => Promise<StoreRequests[Name]['response']>;
};

const database = stagecraftDatabase();

const handlers: Handlers = {
  'store.open': (payload) => openStore(database, payload),
  'workspaces.list': () => listWorkspaces(database),
  'workspaces.create': (payload) => createWorkspace(database, payload),
  'workspaces.update': (payload) => updateWorkspace(database, payload),
  'workspaces.delete': (payload) => deleteWorkspace(database, payload),
  'workspaces.deleted': () => listDeleted(database),
  'workspaces.restore': (payload) => restoreWorkspace(database, payload),
  'workspaces.erase': (payload) => eraseWorkspace(database, payload),
  'workspaces.open': async (payload) => pack(await openWorkspace(database, payload)),
  'workspaces.snapshot': (payload) => readSnapshot(database, payload),
  'workspaces.commit': (payload) => commit(database, payload),
  'workspaces.history': async (payload) => pack(await readHistory(database, payload)),
};

// The connection is beyond repair: damage was found on the disk, or Chromium closed the database by force.
const connectionLost: ReadonlySet<string> = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'UnknownError',
]);

/** No reply where the connection is lost: main opens a new page and asks again. */
async function answer({ id, name, payload }: StoreMessage): Promise<StoreReply | undefined> {
  try {
    const handler = handlers[name] as (payload: unknown) => Promise<unknown>;
    return { id, response: await handler(payload) };
  } catch (error) {
    if (error instanceof Error && connectionLost.has(error.name)) {
      window.close();
      return undefined;
    }
    return { id, failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const port = event.ports[0];
  if (event.source !== window || event.data !== storePortChannel || port === undefined) return;
  port.onmessage = ({ data }: MessageEvent<StoreMessage>) => {
    void answer(data).then((reply) => {
      if (reply !== undefined) port.postMessage(reply);
    });
  };
});
