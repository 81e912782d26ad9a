import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { emptyDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { usesOf } from '../../shared/document/uses';
import { textField } from '../../shared/document/values';
import type { CodecContext, Ports } from './ports';
import type { Workspace } from './workspace';

export interface DirtySources {
  /** Asks now; the opened files whose text is not what the records say. */
  readonly check: () => ReadonlySet<RecordId>;
  readonly close: () => void;
}

interface DirtyParts {
  readonly ports: Ports;
  readonly workspace: Workspace;
  readonly context: () => CodecContext;
  readonly onDirty: (dirty: ReadonlySet<RecordId>) => void;
}

/** How long after the last change the texts are compared; one text at a time, so that typing is never held up. */
const quiet = 400;

/** Finds out which opened files changed. Only those are asked that have, or refer to, a record that changed. */
export function watchDirtySources({ ports, workspace, context, onDirty }: DirtyParts): DirtySources {
  let seen: WorkspaceDocument = emptyDocument;
  let dirty = new Set<RecordId>();
  let suspects = new Set<RecordId>();
  let cancel: (() => void) | undefined;

  const notice = () => {
    const { document } = workspace.store.getState();
    for (const id of suspectsBetween(seen, document)) suspects.add(id);
    seen = document;
  };
  const ask = (id: RecordId) => {
    suspects.delete(id);
    const source = seen.records.get(id);
    const written = source && ports.codec.write(seen, id, context());
    const isDirty =
      written !== undefined && (!written.ok || written.value.text !== textField(source!, 'text'));
    if (isDirty === dirty.has(id)) return;
    dirty = new Set(dirty);
    if (isDirty) dirty.add(id);
    else dirty.delete(id);
    onDirty(dirty);
  };
  const askNext = () => {
    notice();
    const [next] = suspects;
    if (next === undefined) return;
    ask(next);
    cancel = ports.schedule(askNext, 0);
  };
  const end = workspace.store.subscribe(({ document, workspace: summary }, before) => {
    if (summary?.workspaceId !== before.workspace?.workspaceId) {
      seen = emptyDocument;
      suspects = new Set();
      dirty = new Set();
      onDirty(dirty);
    }
    if (document === before.document) return;
    cancel?.();
    cancel = ports.schedule(askNext, quiet);
  });
  return {
    check: () => {
      notice();
      for (const id of [...suspects]) ask(id);
      return dirty;
    },
    close: () => {
      cancel?.();
      end();
    },
  };
}

function suspectsBetween(before: WorkspaceDocument, after: WorkspaceDocument): ReadonlySet<RecordId> {
  const suspects = new Set<RecordId>();
  const suspect = (document: WorkspaceDocument, record: AuthentikRecord) => {
    if (record.model === sourceModel) suspects.add(record.id);
    if (record.entry) suspects.add(record.entry.source);
    for (const use of usesOf(document, record.id))
      if (use.record.entry) suspects.add(use.record.entry.source);
  };
  if (before === emptyDocument) return new Set(recordsOfModel(after, sourceModel).map((source) => source.id));
  for (const record of after.records.values()) {
    if (before.records.get(record.id) !== record) suspect(after, record);
  }
  for (const record of before.records.values()) {
    if (after.records.get(record.id) !== record) suspect(before, record);
  }
  return suspects;
}
