import { useEffect, useState } from 'react';
import { recordsOfKind, stageBindingsOf } from '../../shared/document/indexes';
import { labelOf, slugOrLabel } from '../../shared/document/labels';
import type { WorkspaceSummary } from '../../shared/ipc/contract';
import { request } from '../bridge/stagecraft';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { ago } from './ago';
import { useDialogs } from './dialogs';
import { Welcome } from './welcome';
import type { WelcomeChoice } from './welcome';

/** What the middle shows while no flow is open: how to begin, or which flows there are to go on with. */
export function StartScreen() {
  const app = useApp();
  const document = useDocument((now) => now);
  const phase = useWorkspace((state) => state.phase);
  const current = useWorkspace((state) => state.workspace);
  const others = useOtherWorkspaces(current?.workspaceId);
  if (phase === 'opening' || phase === 'none') return null;
  const flows = recordsOfKind(document, 'flow')
    .map((flow): WelcomeChoice => {
      const stages = stageBindingsOf(document, flow.id).length;
      const name = labelOf(document, flow);
      const slug = slugOrLabel(document, flow);
      const count = `${String(stages)} ${stages === 1 ? 'stage' : 'stages'}`;
      return {
        id: flow.id,
        title: slug,
        detail: name === slug ? count : `${name}, ${count}`,
        onPress: () => {
          app.view.openFlow(flow.id);
        },
      };
    })
    .sort((left, right) => (left.title < right.title ? -1 : 1));
  const command = (
    id: string,
    words: readonly [title: string, detail: string],
    key?: string,
  ): WelcomeChoice => ({
    id,
    title: words[0],
    detail: words[1],
    shortcut: key,
    onPress: () => {
      app.commands.run(id);
    },
  });
  const hasFlows = flows.length > 0;
  return (
    <Welcome
      title={hasFlows ? (current?.name ?? 'Stagecraft') : 'Stagecraft'}
      subtitle={
        hasFlows
          ? 'Open a flow to see what it does.'
          : 'See what an authentik flow really does, and change it.'
      }
      choices={[
        command(
          'file.open',
          ['Open blueprint…', 'A YAML file, from authentik or from your repository'],
          '$mod+KeyO',
        ),
        command('flow.new', ['New flow', 'Start with an empty one'], '$mod+KeyN'),
        ...(hasFlows
          ? []
          : [command('sample.open', ['Try a sample', 'A sign-in with a second factor, to play with'])]),
      ]}
      lists={[
        { title: 'Flows of this workspace', rows: flows },
        {
          title: 'Other workspaces',
          rows: others.map(({ workspace, when }) => ({
            id: workspace.workspaceId,
            title: workspace.name,
            detail: when,
            onPress: () => void app.workspace.open(workspace.workspaceId),
          })),
        },
      ]}
    />
  );
}

interface Recent {
  readonly workspace: WorkspaceSummary;
  readonly when: string;
}

function useOtherWorkspaces(current: string | undefined): readonly Recent[] {
  // What is renamed, deleted and restored there is listed here.
  const isChanging = useDialogs((state) => state.open === 'workspaces');
  const [others, setOthers] = useState<readonly Recent[]>([]);
  useEffect(() => {
    let isGone = false;
    void request('workspaces.list').then((all) => {
      if (isGone) return;
      const now = Date.now();
      const recent = all
        .filter(({ workspaceId }) => workspaceId !== current)
        .sort((left, right) => right.changedAt - left.changedAt)
        .slice(0, 5);
      setOthers(recent.map((workspace) => ({ workspace, when: ago(workspace.changedAt, now) })));
    });
    return () => {
      isGone = true;
    };
  }, [current, isChanging]);
  return others;
}
