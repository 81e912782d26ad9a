import type { AppCommand } from '../state/app-commands';
import type { AppState } from '../state/app-state';
import { showDialog } from './dialogs';
import { focusRegion, moveToRegion } from './regions';
import { openSample } from './sample';

/** Commands of the window itself; the state and the features register theirs beside them. */
export function windowCommands(app: AppState): readonly AppCommand[] {
  return [...placeCommands(app), ...goCommands(app)];
}

function placeCommands(app: AppState): readonly AppCommand[] {
  return [
    {
      id: 'workspace.switch',
      title: 'Switch workspace…',
      group: 'File',
      key: '$mod+Shift+KeyO',
      run: () => {
        showDialog('workspaces');
      },
    },
    {
      id: 'workspace.new',
      title: 'New workspace…',
      group: 'File',
      run: () => {
        showDialog('workspaces');
      },
    },
    {
      id: 'workspace.restore',
      title: 'Restore a deleted workspace…',
      group: 'File',
      run: () => {
        showDialog('workspaces');
      },
    },
    {
      id: 'sample.open',
      title: 'Open the sample',
      group: 'Help',
      run: () => openSample(app),
    },
    {
      id: 'help.shortcuts',
      title: 'Keyboard shortcuts',
      group: 'Help',
      key: 'Shift+?',
      run: () => {
        showDialog('shortcuts');
      },
    },
  ];
}

function goCommands({ view }: AppState): readonly AppCommand[] {
  const region = (name: string): AppCommand['run'] => {
    return () => {
      focusRegion(name);
    };
  };
  const nextTab = (step: 1 | -1) => () => {
    const { tabs, activeFlow } = view.store.getState();
    const next = tabs[(tabs.indexOf(activeFlow ?? '') + step + tabs.length) % tabs.length];
    if (next !== undefined) view.openFlow(next);
  };
  const severalTabs = () => view.store.getState().tabs.length > 1;
  return [
    {
      id: 'edit.find',
      title: 'Find in the workspace',
      group: 'Edit',
      key: '$mod+KeyF',
      run: () => {
        view.setPanel('explorer', true);
        requestAnimationFrame(() => {
          const field = document.querySelector<HTMLInputElement>('[data-region="left"] input');
          field?.focus();
          field?.select();
        });
      },
    },
    {
      id: 'go.next-region',
      title: 'Go to the next part of the window',
      group: 'Go',
      key: 'F6',
      run: () => {
        moveToRegion(1);
      },
    },
    {
      id: 'go.previous-region',
      title: 'Go to the previous part of the window',
      group: 'Go',
      key: 'Shift+F6',
      run: () => {
        moveToRegion(-1);
      },
    },
    {
      id: 'go.canvas',
      title: 'Go to the canvas',
      group: 'Go',
      key: '$mod+Digit1',
      run: () => {
        const canvas = document.querySelector<HTMLElement>('[data-canvas] > [tabindex="-1"]');
        if (canvas === null) focusRegion('middle');
        else canvas.focus({ preventScroll: true });
      },
    },
    { id: 'go.explorer', title: 'Go to the explorer', group: 'Go', key: '$mod+Digit2', run: region('left') },
    {
      id: 'go.inspector',
      title: 'Go to the inspector',
      group: 'Go',
      key: '$mod+Digit3',
      run: region('right'),
    },
    {
      id: 'go.next-tab',
      title: 'Next tab',
      group: 'Go',
      key: '$mod+PageDown',
      when: severalTabs,
      run: nextTab(1),
    },
    {
      id: 'go.previous-tab',
      title: 'Previous tab',
      group: 'Go',
      key: '$mod+PageUp',
      when: severalTabs,
      run: nextTab(-1),
    },
  ];
}
