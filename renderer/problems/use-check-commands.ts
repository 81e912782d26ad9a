import { useEffect } from 'react';
import { newestRelease } from '../../shared/authentik/release';
import type { Release } from '../../shared/authentik/release';
import type { AppCommand } from '../state/app-commands';
import type { AppState } from '../state/app-state';
import { useApp, useWorkspace } from '../state/hooks';
import { setCheckView } from './check-view';
import { laterReleases } from './upgrade-notes';

/** Origin under which the findings of an upgrade stand among the problems. */
export const upgradeOrigin = 'upgrade';

/** Puts the commands of the check into the palette as long as the window is open. */
export function useCheckCommands(): void {
  const app = useApp();
  const release = useWorkspace((state) => state.descriptors.release);
  useEffect(() => app.commands.register(checkCommands(app, release)), [app, release]);
}

function checkCommands(app: AppState, release: Release): readonly AppCommand[] {
  return [
    {
      id: 'check.rules',
      title: 'Rules of the check…',
      group: 'View',
      run: () => {
        setCheckView({ isListOpen: true });
      },
    },
    ...laterReleases(release).map((target): AppCommand => ({
      id: `check.upgrade.${target}`,
      title: `What would an upgrade to ${target}${target === newestRelease ? ' (the newest)' : ''} mean?`,
      group: 'File',
      run: () => showUpgrade(app, target),
    })),
  ];
}

async function showUpgrade(app: AppState, target: Release): Promise<void> {
  const { upgradeOfWorkspace } = await import('./upgrade-notes');
  const { document, descriptors } = app.workspace.store.getState();
  const found = upgradeOfWorkspace(document, descriptors, target);
  app.view.setProblems(upgradeOrigin, found);
  if (found.length === 0) {
    const message = `Nothing in the files of this workspace changes between ${descriptors.release} and ${target}.`;
    app.view.notify({ severity: 'success', message });
    return;
  }
  setCheckView({ only: upgradeOrigin });
  app.view.setBottomTab('problems');
  app.view.setPanel('bottom', true);
}
