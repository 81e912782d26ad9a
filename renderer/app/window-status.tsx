import { recordsOfKind } from '../../shared/document/indexes';
import { allProblems } from '../problems/all-problems';
import { countSeverities } from '../problems/problem-rows';
import { useApp, useDocument, useStoring, useView, useWorkspace } from '../state/hooks';
import { StatusBar } from './status-bar';

/** The status line: whether all is stored, what is wrong, how much there is, for which release. */
export function WindowStatus() {
  const app = useApp();
  const { pending, problem } = useStoring();
  const problems = useView((state) => state.problems);
  const found = useDocument((document) => allProblems(problems, document));
  const theme = useView((state) => state.theme);
  const release = useWorkspace((state) => state.workspace?.release);
  const facts = useDocument((document) => {
    const count = (kind: 'flow' | 'stage' | 'policy', one: string, many: string) => {
      const { length } = recordsOfKind(document, kind);
      return `${String(length)} ${length === 1 ? one : many}`;
    };
    return [
      count('flow', 'flow', 'flows'),
      count('stage', 'stage', 'stages'),
      count('policy', 'policy', 'policies'),
    ].join(', ');
  });
  return (
    <StatusBar
      stored={problem !== null ? 'failed' : pending > 0 ? 'storing' : 'stored'}
      reason={problem}
      problems={countSeverities(found)}
      onProblems={() => {
        app.view.setPanel('bottom', !app.view.store.getState().panels.bottom);
      }}
      release={release}
      onRelease={(next) => void app.workspace.update({ release: next })}
      theme={theme}
      onTheme={app.view.setTheme}
      facts={facts}
    />
  );
}
