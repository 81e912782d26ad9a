import { recordsOfModel } from '../../shared/document/indexes';
import { flowModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import type { AppState } from '../state/app-state';
import { runOf } from './open-run';
import type { RunSession } from './run-session';
import { savedScenario } from './save-scenario';

/** Asks for a scenario file, plays it and holds it against what it expects. */
export async function openScenario(session: RunSession): Promise<void> {
  const { app } = session;
  const { files, problems } = await app.ports.bridge.request('files.choose', { what: 'files' });
  app.report(problems);
  const [file] = files;
  if (!file) return;
  const read = readScenario(file.text, file.path);
  if (!read.ok) {
    session.refuse('This is not a scenario, so nothing was opened.', read.error);
    return;
  }
  const scenario = read.value;
  const place = isHere(app, scenario.run.flow) ? 'workspace' : 'scenario';
  await session.beginWithSetup(runOf(scenario, { place, file: file.path }, true));
}

function isHere({ workspace }: AppState, slug: string | undefined): boolean {
  const { document } = workspace.store.getState();
  return recordsOfModel(document, flowModel).some((flow) => textField(flow, 'slug') === slug);
}

/** Writes the run with what it showed as a scenario file; from then on it is held against that. */
export async function saveScenario(session: RunSession): Promise<void> {
  const { app } = session;
  const { run } = session.store.getState();
  if (!run?.played) return;
  const made = await savedScenario(app, run);
  if (!made.ok) {
    session.refuse('The flows of the run cannot be written, so nothing was saved.', made.error);
    return;
  }
  const { scenario, text } = made.value;
  const result = await app.ports.bridge.request('files.saveAs', {
    suggestedName: `${run.base.run.flow ?? 'run'}.json`,
    text,
  });
  if (!result.ok) return app.report([result.error]);
  if (result.value === null) return;
  const { path } = result.value;
  app.view.notify({ severity: 'success', message: `Saved as ${path}.` });
  await session.play({ ...run, file: path, expected: scenario }, { keepSelection: true });
  await checkSaved(session, scenario);
}

/** A file brings its own world: says so where that plays differently from the workspace. */
async function checkSaved({ app, simulator }: RunSession, scenario: Scenario): Promise<void> {
  const again = await simulator.play({
    scenario,
    workspace: null,
    compare: true,
    onLoadingPython: () => undefined,
  });
  const [difference] = again.comparison?.differences ?? [];
  if (!difference) return;
  const where = [difference.part, difference.path].filter((part) => part !== '').join(' ');
  const message = `The saved scenario plays differently from the workspace, first in ${where}: its blueprint does not carry everything that this run used.`;
  app.view.notify({ severity: 'warning', message });
}

/** File, line and column of what is wrong, as far as they are known. */
export function placeText({ at }: Diagnostic): string {
  const name = at.path?.split(/[\\/]/).at(-1);
  return [name, at.line, at.column].filter((part) => part !== undefined).join(':');
}
