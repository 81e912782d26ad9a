import { clipOf } from '../../shared/document/clip';
import { flowModel, modelKind, stageBindingModel } from '../../shared/document/models';
import type { AppCommand } from './app-commands';
import type { AppState } from './app-state';
import { looksLikeBlueprint, readClip } from './clipboard';
import type { Panel } from './view';

/** The application's commands that need nothing but the state. Features register theirs beside them. */
export function stateCommands(app: Omit<AppState, 'close'>): readonly AppCommand[] {
  return [...fileCommands(app), ...editCommands(app), ...viewCommands(app)];
}

function fileCommands({
  workspace,
  view,
  files,
  ports,
  run,
}: Omit<AppState, 'close'>): readonly AppCommand[] {
  const ready = () => workspace.store.getState().phase === 'ready';
  const flow = () => view.store.getState().activeFlow;
  const source = () => {
    const id = flow();
    return id === null ? undefined : workspace.store.getState().document.records.get(id)?.entry?.source;
  };
  return [
    {
      id: 'file.new-workspace',
      title: 'New workspace',
      group: 'File',
      run: async () => {
        const summaries = await ports.bridge.request('workspaces.list', undefined);
        await workspace.create(`Workspace ${summaries.length + 1}`);
      },
    },
    {
      id: 'file.new-window',
      title: 'New window',
      group: 'File',
      key: '$mod+Shift+KeyN',
      run: async () => void (await ports.bridge.request('window.new', {})),
    },
    {
      id: 'file.open',
      title: 'Open blueprint…',
      group: 'File',
      key: '$mod+KeyO',
      when: ready,
      run: files.open,
    },
    {
      id: 'file.save',
      title: 'Save changed files',
      group: 'File',
      key: '$mod+KeyS',
      when: ready,
      run: async () => {
        const id = flow();
        const isNew = id !== null && source() === undefined;
        if ((await files.save()) && (!isNew || (await files.saveNew()))) {
          view.notify({ severity: 'success', message: 'Saved.' });
        }
      },
    },
    {
      id: 'file.save-as',
      title: 'Save file as…',
      group: 'File',
      key: '$mod+Shift+KeyS',
      when: () => source() !== undefined,
      run: async () => void (await files.saveAs(source()!)),
    },
    {
      id: 'flow.new',
      title: 'New flow',
      group: 'Flow',
      key: '$mod+KeyN',
      when: ready,
      run: () => {
        const from = source();
        const [made] = run('create-flow', from === undefined ? {} : { source: from })?.added ?? [];
        if (made === undefined) return;
        view.openFlow(made.id);
        view.reveal(made.id, 'name');
      },
    },
  ];
}

function editCommands(app: Omit<AppState, 'close'>): readonly AppCommand[] {
  const { workspace, view, run, report, commands } = app;
  const history = () => workspace.store.getState().history;
  const selection = () => view.store.getState().selection;
  const selected = () => {
    const [id] = selection();
    return id === undefined ? undefined : workspace.store.getState().document.records.get(id);
  };
  const reverse = (kind: 'undo' | 'redo') => () => {
    const result = workspace[kind]();
    if (!result.ok) report(result.error);
  };
  return [
    {
      id: 'edit.undo',
      title: () => ['Undo', history().undo.at(-1)?.title].filter(Boolean).join(': '),
      group: 'Edit',
      key: '$mod+KeyZ',
      when: () => history().undo.length > 0,
      run: reverse('undo'),
    },
    {
      id: 'edit.redo',
      title: () => ['Redo', history().redo.at(-1)?.title].filter(Boolean).join(': '),
      group: 'Edit',
      key: '$mod+Shift+KeyZ',
      when: () => history().redo.length > 0,
      run: reverse('redo'),
    },
    {
      id: 'edit.delete',
      title: 'Delete',
      group: 'Edit',
      key: 'Delete',
      when: () => selection().length > 0,
      run: () => void run('delete-records', { records: selection() }),
    },
    {
      id: 'edit.duplicate',
      title: 'Duplicate',
      group: 'Edit',
      key: '$mod+KeyD',
      when: () => {
        const record = selected();
        return record !== undefined && isDuplicable(record.model);
      },
      run: () => {
        const record = selected()!;
        const made =
          record.model === flowModel
            ? run('duplicate-flow', { flow: record.id })
            : run('duplicate-stage', { record: record.id });
        const same = made?.added.find((added) => added.model === record.model);
        if (same) view.select([same.id]);
        if (same?.model === flowModel) view.openFlow(same.id);
      },
    },
    {
      id: 'edit.copy',
      title: 'Copy',
      group: 'Edit',
      key: '$mod+KeyC',
      when: () => selection().length > 0,
      run: async () => {
        const clip = clipOf(workspace.store.getState().document, selection());
        await navigator.clipboard.writeText(JSON.stringify(clip));
      },
    },
    {
      id: 'edit.paste',
      title: 'Paste',
      group: 'Edit',
      key: '$mod+KeyV',
      when: () => workspace.store.getState().phase === 'ready',
      run: async () => {
        const text = await navigator.clipboard.readText();
        const clip = readClip(text);
        if (clip === undefined) {
          if (looksLikeBlueprint(text) && commands.run('file.import-clipboard')) return;
          view.notify({ severity: 'info', message: 'The clipboard holds nothing that was copied here.' });
          return;
        }
        const flow = view.store.getState().activeFlow;
        const made = run('paste', flow === null ? { clip } : { clip, flow });
        if (made) view.select(made.added.slice(0, 1).map((record) => record.id));
      },
    },
  ];
}

function isDuplicable(model: string): boolean {
  return model === flowModel || model === stageBindingModel || modelKind(model) === 'stage';
}

function viewCommands({ view }: Omit<AppState, 'close'>): readonly AppCommand[] {
  const toggle = (panel: Panel, title: string, key: string): AppCommand => ({
    id: `view.${panel}`,
    title,
    group: 'View',
    key,
    run: () => {
      view.setPanel(panel, !view.store.getState().panels[panel]);
    },
  });
  const theme = (name: 'system' | 'light' | 'dark' | 'contrast', title: string): AppCommand => ({
    id: `view.theme-${name}`,
    title,
    group: 'View',
    run: () => {
      view.setTheme(name);
    },
  });
  return [
    {
      id: 'view.palette',
      title: 'Command palette',
      group: 'View',
      key: '$mod+KeyK',
      hidden: true,
      run: () => {
        view.setPalette(view.store.getState().palette === 'closed' ? 'commands' : 'closed');
      },
    },
    toggle('explorer', 'Show or hide the explorer', '$mod+KeyB'),
    toggle('inspector', 'Show or hide the inspector', '$mod+Alt+KeyB'),
    toggle('source', 'Show or hide the source text', '$mod+Shift+KeyU'),
    toggle('bottom', 'Show or hide the bottom panel', '$mod+KeyJ'),
    {
      id: 'view.problems',
      title: 'Show problems',
      group: 'View',
      key: '$mod+Shift+KeyM',
      run: () => {
        view.setBottomTab('problems');
      },
    },
    {
      id: 'view.estate',
      title: 'Show the estate map',
      group: 'View',
      key: '$mod+Shift+KeyE',
      run: () => {
        view.showEstate(true);
      },
    },
    {
      id: 'view.close-tab',
      title: 'Close tab',
      group: 'View',
      key: '$mod+KeyW',
      when: () => view.store.getState().activeFlow !== null || view.store.getState().estate,
      run: () => {
        const { activeFlow } = view.store.getState();
        if (activeFlow === null) view.showEstate(false);
        else view.closeTab(activeFlow);
      },
    },
    theme('system', 'Colours as the system'),
    theme('light', 'Light colours'),
    theme('dark', 'Dark colours'),
    theme('contrast', 'High contrast'),
  ];
}
