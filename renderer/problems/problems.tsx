import { recordsOfModel } from '../../shared/document/indexes';
import { commands } from '../../shared/document/commands/registry';
import type { CommandArgs, CommandName } from '../../shared/document/commands/registry';
import { modelKind, sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { AppState } from '../state/app-state';
import { goTo } from '../state/go-to';
import { useApp, useDocument, useView, useWorkspace } from '../state/hooks';
import { allProblems } from './all-problems';
import { ProblemList } from './problem-list';

/** Everything that is wrong with the workspace and its files; a press goes there. */
export function Problems() {
  const app = useApp();
  const problems = useView((state) => state.problems);
  const document = useDocument((now) => now);
  const descriptors = useWorkspace((state) => state.descriptors);
  return (
    <ProblemList
      diagnostics={allProblems(problems, document)}
      document={document}
      descriptors={descriptors}
      onGo={(diagnostic) => {
        goToProblem(app, diagnostic);
      }}
      onFix={({ fix }) => {
        if (fix !== undefined && isCommand(fix.command)) {
          app.run(fix.command, fix.args as CommandArgs<CommandName>);
        }
      }}
    />
  );
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** To the record if it is one of the workspace, else to the text of the opened file; of a file that could not be opened, the place again. */
function goToProblem(app: AppState, { at, message }: Diagnostic): void {
  const { document } = app.workspace.store.getState();
  if (at.record !== undefined && document.records.has(at.record)) {
    goTo(app, at.record, at.field?.split('.')[0]);
    return;
  }
  const source = recordsOfModel(document, sourceModel).find((one) => textField(one, 'path') === at.path);
  if (source === undefined) {
    const place = [at.path, at.line, at.column].filter((part) => part !== undefined).join(':');
    app.view.notify({ severity: 'info', message: place === '' ? message : `${place} – ${message}` });
    return;
  }
  const own = [...document.records.values()].filter((record) => record.entry?.source === source.id);
  const record = own.find(
    ({ entry }) => entry?.blueprintId === at.entry || String(entry?.path?.at(-1)) === at.entry,
  );
  if (record !== undefined) goTo(app, record.id, at.field?.split('.')[0]);
  else {
    const flow = own.find(({ model }) => modelKind(model) === 'flow');
    if (flow !== undefined) app.view.openFlow(flow.id);
  }
  app.view.setPanel('source', true);
}
