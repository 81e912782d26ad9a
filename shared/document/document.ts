import type { AuthentikRecord, RecordId } from '../authentik/record';

/** One set of objects as one authentik instance would hold them, with our own layout and source records among them. */
export interface WorkspaceDocument {
  readonly records: ReadonlyMap<RecordId, AuthentikRecord>;
}

export const emptyDocument: WorkspaceDocument = { records: new Map() };

export function documentOf(records: Iterable<AuthentikRecord>): WorkspaceDocument {
  return { records: new Map(Array.from(records, (record) => [record.id, record])) };
}
