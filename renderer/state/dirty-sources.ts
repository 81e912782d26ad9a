import type { RecordId } from '../../shared/authentik/record';
import { deepEqual } from '../../shared/kernel/equal';
import type { Ports } from './ports';
import type { SourceDesk } from './source-desk';
import type { View } from './view';
import type { Workspace } from './workspace';

export interface DirtySources {
  /** Asks now; the opened files whose text is not what the records say. */
  readonly check: () => Promise<ReadonlySet<RecordId>>;
  readonly close: () => void;
}

interface DirtyParts {
  readonly ports: Ports;
  readonly desk: SourceDesk;
  readonly workspace: Workspace;
  readonly view: View;
  readonly onDirty: (dirty: ReadonlySet<RecordId>) => void;
}

/** How long (ms) after the last change the texts are compared and checked. */
const quiet = 400;

/** Finds out which opened files changed, and what the server would say of them as a save would write them. */
export function watchDirtySources({ ports, desk, workspace, view, onDirty }: DirtyParts): DirtySources {
  let dirty: ReadonlySet<RecordId> = new Set();
  let cancel: (() => void) | undefined;
  let asking = false;

  const tellDirty = (found: ReadonlySet<RecordId>) => {
    if (found.size === dirty.size && [...found].every((id) => dirty.has(id))) return;
    dirty = found;
    onDirty(dirty);
  };
  const check = async () => {
    const { document, descriptors, workspace: summary } = workspace.store.getState();
    const reports = await desk.survey({ document, descriptors });
    if (workspace.store.getState().workspace?.workspaceId !== summary?.workspaceId) return dirty;
    tellDirty(new Set(reports.flatMap(({ source, isDirty }) => (isDirty ? [source] : []))));
    const problems = reports.flatMap((report) => report.problems);
    if (!deepEqual(problems, view.store.getState().problems.check ?? [])) view.setProblems('check', problems);
    return dirty;
  };
  const later = () => {
    cancel?.();
    cancel = ports.schedule(() => {
      // One survey at a time: changes made meanwhile are asked about when it is done.
      if (asking) return later();
      asking = true;
      void check().finally(() => {
        asking = false;
      });
    }, quiet);
  };
  const end = workspace.store.subscribe((state, before) => {
    if (state.workspace?.workspaceId !== before.workspace?.workspaceId) tellDirty(new Set());
    if (state.document !== before.document || state.descriptors !== before.descriptors) later();
  });
  return {
    check,
    close: () => {
      cancel?.();
      end();
    },
  };
}
