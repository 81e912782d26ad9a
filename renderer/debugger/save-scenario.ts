import { recordsOfKind } from '../../shared/document/indexes';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { ok, type Result } from '../../shared/kernel/result';
import type { JsonObject } from '../../shared/policy/world';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { writeScenario } from '../../shared/simulate/scenario/write-scenario';
import type { AppState } from '../state/app-state';
import type { OpenRun } from './open-run';
import { withMoves } from './run-setup';

/** A run as a scenario that brings its world along and expects what was seen. */
export async function savedScenario(
  app: AppState,
  run: OpenRun,
): Promise<Result<{ readonly scenario: Scenario; readonly text: string }, readonly Diagnostic[]>> {
  const blueprints = run.place === 'workspace' ? await blueprintsOf(app, run) : ok(run.base.world.blueprints);
  if (!blueprints.ok) return blueprints;
  const scenario = expecting(run, blueprints.value);
  return ok({ scenario, text: writeScenario(scenario, 'json') });
}

/** The flows that the run visited, with all they need. */
async function blueprintsOf(
  app: AppState,
  run: OpenRun,
): Promise<Result<readonly string[], readonly Diagnostic[]>> {
  const { document, descriptors } = app.workspace.store.getState();
  const slugs = new Set(
    (run.played?.steps ?? []).flatMap(({ plans = [] }) => plans.map(({ flow }) => flow)),
  ).add(run.base.run.flow ?? '');
  const flows = recordsOfKind(document, 'flow').filter((flow) => slugs.has(textField(flow, 'slug') ?? ''));
  const exported = await app.files.desk.exportFlows(
    flows.map(({ id }) => id),
    { document, descriptors },
  );
  return exported.ok ? ok([exported.value.text]) : exported;
}

/** A run as a scenario that expects what was seen. A step that waits for something nobody told expects nothing. */
export function expecting({ base, moves, played }: OpenRun, blueprints: readonly string[]): Scenario {
  const scenario = withMoves({ ...base, world: { ...base.world, blueprints } }, moves);
  const steps = scenario.steps.map((step, index) => {
    const seen = played?.steps[index];
    if (!seen) return step;
    const { expect, plans, evaluations, after } = seen;
    return {
      ...step,
      expect,
      ...(plans === undefined ? {} : { plans }),
      ...(evaluations === undefined ? {} : { evaluations }),
      ...(after === undefined ? {} : { after }),
    };
  });
  const end = played?.end;
  if (!end) return { ...scenario, steps };
  return {
    ...scenario,
    steps,
    outcome: end.outcome,
    effects: end.effects as JsonObject,
    session_after: end.sessionAfter as JsonObject,
  };
}
