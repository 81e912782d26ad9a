import type { RecordId } from '../../shared/authentik/record';
import type { Commit } from '../../shared/document/commit';
import { documentOf } from '../../shared/document/document';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfKind } from '../../shared/document/indexes';
import { textField } from '../../shared/document/values';
import type { Version } from '../../shared/document/versions';
import { documentBefore, wayBack } from '../../shared/document/versions';
import type { AppState } from '../state/app-state';
import type { Base } from './compare-store';
import { useCompare } from './compare-store';

/** Commits that are asked for at a time. */
const page = 200;

function open(app: AppState, flow: RecordId, base: Base): void {
  app.view.openFlow(flow);
  useCompare.setState({ open: { flow, base }, dialog: 'closed', at: -1 });
}

/** Asks for a file and holds the flow against the one of the same slug in it, or the only one. */
export async function compareWithFile(app: AppState, flow: RecordId): Promise<void> {
  const { files: chosen, problems } = await app.ports.bridge.request('files.open', undefined);
  app.report(problems);
  const [file] = chosen;
  if (file === undefined) return;
  const place = app.workspace.store.getState();
  const read = await app.files.desk.readAlone(file, place);
  if (read.failed.length > 0) return app.report(read.problems);
  const document = documentOf(read.records);
  const flows = recordsOfKind(document, 'flow');
  const slug = textField(place.document.records.get(flow)!, 'slug');
  const same =
    flows.find((one) => textField(one, 'slug') === slug) ?? (flows.length === 1 ? flows[0] : undefined);
  if (same === undefined) {
    const known = flows.map((one) => textField(one, 'slug')).join(', ');
    const message = `The file has no flow with the slug “${slug ?? ''}” to compare with. It has: ${known || 'none'}.`;
    return app.report([{ code: 'compare/no-flow', severity: 'error', message, at: { path: file.path } }]);
  }
  const label = file.path.split(/[\\/]/).at(-1) ?? file.path;
  open(app, flow, { kind: 'file', label, document, flow: same.id, text: file.text });
}

/** Holds a flow against another one of the workspace. */
export async function compareWithFlow(app: AppState, flow: RecordId, other: RecordId): Promise<void> {
  const place = app.workspace.store.getState();
  const record = place.document.records.get(other)!;
  const label = textField(record, 'slug') ?? 'another flow';
  const text = await textOf(app, other, place.document);
  open(app, flow, { kind: 'flow', label, document: place.document, flow: other, text });
}

/** The text of a flow alone, in the form of an export: the same objects give the same text. */
export async function textOf(app: AppState, flow: RecordId, document: WorkspaceDocument): Promise<string> {
  const { descriptors } = app.workspace.store.getState();
  const record = document.records.get(flow);
  if (record === undefined) return '';
  const made = await app.files.desk.exportFlows([flow], { document, descriptors });
  return made.ok ? made.value.text : '';
}

/** Older commits, newest first, from below a revision. */
export async function olderCommits(app: AppState, before?: number): Promise<readonly Commit[]> {
  const { workspace } = app.workspace.store.getState();
  if (workspace === null) return [];
  const { workspaceId } = workspace;
  const request = { workspaceId, limit: page, ...(before === undefined ? {} : { before }) };
  return app.ports.bridge.request('workspaces.history', request);
}

/** The workspace as it was at a revision. `commits`: the newest ones, newest first, down to that revision at least. */
export function documentAt(app: AppState, commits: readonly Commit[], revision: number): WorkspaceDocument {
  const { document } = app.workspace.store.getState();
  return documentBefore(
    document,
    commits.filter((commit) => commit.revision > revision),
  );
}

export async function compareWithVersion(
  app: AppState,
  { version, document }: { readonly version: Version; readonly document: WorkspaceDocument },
): Promise<void> {
  const flow =
    app.view.store.getState().activeFlow ??
    recordsOfKind(app.workspace.store.getState().document, 'flow')[0]?.id;
  if (flow === undefined) return;
  const text = await textOf(app, flow, document);
  const there = document.records.has(flow) ? flow : undefined;
  open(app, flow, { kind: 'version', label: version.title, document, flow: there, text });
}

/** Makes the workspace what it was: one change, which can be taken back. */
export function returnTo(app: AppState, version: Version, then: WorkspaceDocument): void {
  const { document } = app.workspace.store.getState();
  const made = app.run('return-to-version', { version: version.title, ...wayBack(document, then) });
  if (made) {
    app.view.notify({
      severity: 'success',
      message: `The workspace is as it was after “${version.title}”.`,
      action: { title: 'Undo', command: 'edit.undo' },
    });
  }
}
