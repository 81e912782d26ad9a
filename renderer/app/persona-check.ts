import { useEffect } from 'react';
import { Simulator } from '../debugger/simulator';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { recordsOfModel } from '../../shared/document/indexes';
import { flowModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { runTab } from '../debugger/run-commands';
import { runSessionOf } from '../debugger/run-session';
import { findingKey, setCheckView } from '../problems/check-view';
import type { AppState } from '../state/app-state';
import { useApp } from '../state/hooks';

const origin = 'personas';

/** The command that lets personas go through the flows of the workspace; what they meet stands among the problems until something changes. */
export function usePersonaCheck(): void {
  const app = useApp();
  useEffect(() => {
    const end = app.workspace.store.subscribe((state, before) => {
      const isOld = (app.view.store.getState().problems[origin]?.length ?? 0) > 0;
      if (state.document !== before.document && isOld) app.view.setProblems(origin, []);
    });
    const away = app.commands.register([
      {
        id: 'check.personas',
        title: 'Check with personas',
        group: 'Flow',
        run: () => checkWithPersonas(app),
      },
    ]);
    return () => {
      end();
      away();
    };
  }, [app]);
}

/** Plays a visit again in the panel of runs, beside the flow that it visits. */
function showRun(app: AppState, { at }: Diagnostic, scenario: Scenario): void {
  const { document } = app.workspace.store.getState();
  const flow = recordsOfModel(document, flowModel).find(
    (one) => one.id === at.record || textField(one, 'slug') === scenario.run.flow,
  );
  if (flow !== undefined) app.view.openFlow(flow.id);
  app.view.setBottomTab(runTab);
  runSessionOf(app).show(scenario);
}

async function checkWithPersonas(app: AppState): Promise<void> {
  const { checkPersonas } = await import('../../shared/lint/personas/check-personas');
  const { document, descriptors } = app.workspace.store.getState();
  const { release } = descriptors;
  const simulator = new Simulator();
  app.view.notify({ severity: 'info', message: 'Personas go through the flows…' });
  try {
    const { findings, flows } = await checkPersonas(document, {
      release,
      play: async (scenario, played) => {
        const { steps, end, question } = await simulator.play({
          scenario,
          workspace: { document: played, release },
          compare: false,
          onLoadingPython: () => undefined,
        });
        return { steps, ...(end && { end }), ...(question && { question }) };
      },
    });
    if (app.workspace.store.getState().document !== document) return;
    app.view.setProblems(
      origin,
      findings.map(({ diagnostic }) => diagnostic),
    );
    if (findings.length === 0) {
      const message =
        flows.length === 0
          ? 'No login, enrollment or recovery flow here is whole and can be opened by a visitor, so there was nothing to go through.'
          : `The personas met nothing odd in ${flows.map((name) => `“${name}”`).join(', ')}.`;
      app.view.notify({ severity: flows.length === 0 ? 'info' : 'success', message });
      return;
    }
    const shows = findings.flatMap(({ diagnostic, scenario }) =>
      scenario === undefined
        ? []
        : [
            [
              findingKey(diagnostic),
              () => {
                showRun(app, diagnostic, scenario);
              },
            ] as const,
          ],
    );
    setCheckView({ only: origin, shows: new Map(shows) });
    app.view.setBottomTab('problems');
    app.view.setPanel('bottom', true);
  } finally {
    simulator.close();
  }
}
