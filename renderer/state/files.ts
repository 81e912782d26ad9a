import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { RecordId } from '../../shared/authentik/record';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { DirtySources } from './dirty-sources';
import { watchDirtySources } from './dirty-sources';
import { notOpened } from './not-opened';
import type { Ports } from './ports';
import { firstFlow, flowOfUnchanged, newFlows } from './read-files';
import type { SourceDesk } from './source-desk';
import { savedText } from './saved-text';
import type { View } from './view';
import type { Workspace } from './workspace';

export interface FilesState {
  /** Opened files whose text is not what the records say. */
  readonly dirty: ReadonlySet<RecordId>;
  /** Opened files with text that was typed and is not taken over yet: nothing of it is stored. */
  readonly typed: ReadonlySet<RecordId>;
  readonly busy: boolean;
  /** Files that are being read at the moment. */
  readonly reading: Reading | null;
}

export interface Reading {
  readonly paths: readonly string[];
  /** Of all their texts, in UTF-16 units. */
  readonly length: number;
}

export interface Files {
  readonly store: StoreApi<FilesState>;
  /** Where texts are read, written and checked. */
  readonly desk: SourceDesk;
  /** Awaited before files are written: takes over what is still being typed. */
  readonly beforeSave: Set<() => Promise<void>>;
  /** Asks the user for files and opens them. */
  readonly open: () => Promise<void>;
  readonly openPaths: (paths: readonly string[]) => Promise<void>;
  /** Loads texts as one change. A file that cannot be loaded as a whole is left out and its problems are shown. */
  readonly load: (files: readonly TextFile[]) => Promise<void>;
  /** Ends the reading that goes on; nothing of it is loaded. */
  readonly stopReading: () => void;
  /** Writes opened files that changed; `overwrite` also where the file was changed on disk since. False if one failed. */
  readonly save: (
    sources?: readonly RecordId[],
    options?: { readonly overwrite?: boolean },
  ) => Promise<boolean>;
  /** Writes an opened file to a new place, where it then belongs. */
  readonly saveAs: (source: RecordId) => Promise<boolean>;
  /** Asks where to write the flows that belong to no file yet; they then belong to that one. */
  readonly saveNew: () => Promise<boolean>;
  /** Writes flows as a fresh portable blueprint; the workspace does not change. */
  readonly exportFlows: (flows: readonly RecordId[]) => Promise<boolean>;
  readonly close: () => void;
}

interface FilesParts {
  readonly ports: Ports;
  readonly workspace: Workspace;
  readonly view: View;
  readonly report: (diagnostics: readonly Diagnostic[]) => void;
}

export function createFiles({ ports, workspace, view, report }: FilesParts): Files {
  const store = createStore<FilesState>(() => ({
    dirty: new Set<RecordId>(),
    typed: new Set<RecordId>(),
    busy: false,
    reading: null,
  }));
  const { bridge, desk } = ports;
  const place = () => workspace.store.getState();
  const now = () => workspace.store.getState().document;
  const refuse = (problems: readonly Diagnostic[]) => {
    report(problems);
    return false;
  };
  const dirtySources: DirtySources = watchDirtySources({
    ports,
    desk,
    workspace,
    view,
    onDirty: (dirty) => {
      store.setState({ dirty });
    },
  });

  const read = async (files: readonly TextFile[]) => {
    const length = files.reduce((sum, { text }) => sum + text.length, 0);
    store.setState({ reading: { paths: files.map(({ path }) => path), length } });
    try {
      return await desk.read(files, place());
    } finally {
      store.setState({ reading: null });
    }
  };
  const beforeSave: Files['beforeSave'] = new Set();
  const settle = async () => {
    for (const each of beforeSave) await each();
  };
  /** Shows a file that is open already and is on disk as it was then: reading it again would undo what was edited since. */
  const isShown = (file: TextFile): boolean => {
    const flow = flowOfUnchanged(now(), file);
    if (flow) view.openFlow(flow.id);
    return flow !== undefined;
  };
  /** Lists what keeps files out and says so once. */
  const tellProblems = (problems: readonly Diagnostic[], failed: readonly string[]) => {
    view.setProblems('files', problems);
    const notice = notOpened(failed, problems);
    if (notice) view.notify(notice);
  };
  /** `unread`: what kept others of the same files from being read at all. */
  const loadFiles = async (given: readonly TextFile[], unread: readonly Diagnostic[]) => {
    const files = given.filter((file) => !isShown(file));
    const none = { records: [], problems: [], failed: [] };
    const found = files.length === 0 ? none : await read(files);
    if (found === undefined) return;
    const { records, failed } = found;
    const lost = unread.flatMap(({ at }) => at.path ?? []);
    if (files.length + unread.length > 0) tellProblems([...unread, ...found.problems], [...lost, ...failed]);
    if (records.length === 0) return;
    const loaded = workspace.run('load-records', { records });
    if (!loaded.ok) return report(loaded.error);
    const flow = firstFlow(now(), files, loaded.value);
    if (flow) view.openFlow(flow.id);
  };

  const busy = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    store.setState({ busy: true });
    try {
      return await work();
    } finally {
      store.setState({ busy: false });
    }
  };
  const take = async ({
    files,
    problems,
  }: {
    readonly files: readonly TextFile[];
    readonly problems: readonly Diagnostic[];
  }) => {
    report(problems.filter(({ at }) => at.path === undefined));
    const located = problems.filter(({ at }) => at.path !== undefined);
    await loadFiles(files, located);
  };

  const saveOne = async (id: RecordId, overwrite: boolean): Promise<boolean> => {
    const source = now().records.get(id);
    const [path, before] = [source && textField(source, 'path'), source && savedText(source)];
    if (path === undefined || before === undefined) return false;
    const written = await desk.write(id, place());
    if (!written.ok) return refuse(written.error);
    const { text, entries } = written.value;
    const expected = overwrite ? {} : { expected: before };
    const result = await bridge.request('files.write', { path, text, ...expected });
    if (!result.ok) return refuse([result.error]);
    const saved = workspace.run('source-saved', { source: id, text, entries });
    return saved.ok || refuse(saved.error);
  };

  /** Exports flows to where the user says; undefined where they cancel or it fails. */
  const writeFresh = async (flows: readonly RecordId[]): Promise<TextFile | undefined> => {
    const exported = await desk.exportFlows(flows, place());
    if (!exported.ok) return void refuse(exported.error);
    const first = flows.length === 1 ? now().records.get(flows[0]!) : undefined;
    const suggestedName = `${(first && textField(first, 'slug')) ?? 'flows'}.yaml`;
    const { text, problems } = exported.value;
    const result = await bridge.request('files.saveAs', { suggestedName, text });
    if (!result.ok) return void refuse([result.error]);
    if (result.value === null) return undefined;
    report(problems);
    return { path: result.value.path, text };
  };

  return {
    store,
    desk,
    beforeSave,
    load: (files) => loadFiles(files, []),
    stopReading: desk.stopReading,
    open: () => busy(async () => take(await bridge.request('files.open', undefined))),
    openPaths: (paths) => busy(async () => take(await bridge.request('files.read', { paths }))),
    save: (sources, { overwrite = false } = {}) =>
      busy(async () => {
        await settle();
        let isSaved = true;
        for (const id of sources ?? (await dirtySources.check()))
          isSaved = (await saveOne(id, overwrite)) && isSaved;
        return isSaved;
      }),
    saveAs: (id) =>
      busy(async () => {
        await settle();
        const source = now().records.get(id);
        if (!source) return false;
        const written = await desk.write(id, place());
        if (!written.ok) return refuse(written.error);
        const { text, entries } = written.value;
        const suggestedName = (textField(source, 'path') ?? 'blueprint.yaml').split(/[\\/]/).at(-1)!;
        const result = await bridge.request('files.saveAs', { suggestedName, text });
        if (!result.ok) return refuse([result.error]);
        if (result.value === null) return false;
        const saved = workspace.run('source-saved', { source: id, text, entries, path: result.value.path });
        return saved.ok || refuse(saved.error);
      }),
    saveNew: () =>
      busy(async () => {
        const flows = newFlows(now());
        if (flows.length === 0) return true;
        const file = await writeFresh(flows);
        if (file === undefined) return false;
        const alone = await desk.readAlone(file, place());
        if (alone.failed.length > 0) return refuse(alone.problems);
        const records = alone.records.filter((record) => record.model !== sourceModel);
        const adopted = workspace.run('adopt-file', { ...file, records });
        return adopted.ok || refuse(adopted.error);
      }),
    exportFlows: (flows) =>
      busy(async () => {
        const file = await writeFresh(flows);
        if (file) view.notify({ severity: 'success', message: `Exported to ${file.path}.` });
        return file !== undefined;
      }),
    close: () => {
      dirtySources.close();
      desk.close();
    },
  };
}
