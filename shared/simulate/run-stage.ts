import type { Simulation } from '../policy/effect';
import { flowInfo, userInfo } from './challenge';
import type { Challenge } from './run-state';
import { isStageResult, type Body, type ChallengeStage, type StageResult, type StageRun } from './stage';
import { stageExecutors } from './stage-executors';

/** Runs the current stage for a GET or a POST. An `invalid` result means that the binding restarts. */
export function* runStage(run: StageRun & { readonly body: Body }): Simulation<StageResult> {
  const executor = stageExecutors.get(run.stage.model);
  if (!executor) return { kind: 'deny' };
  if (executor.kind === 'silent') return yield* executor.run(run);
  if (run.http.method === 'GET') {
    const instead = executor.before ? yield* executor.before(run) : null;
    return instead ?? (yield* show(executor, run));
  }
  const result = yield* executor.answer(run, run.body);
  if (result.kind !== 'invalid' || run.binding.invalidResponseAction !== 'retry') return result;
  const instead = executor.onInvalid ? yield* executor.onInvalid(run, result.errors) : null;
  return instead ?? (yield* show(executor, run, { response_errors: result.errors as unknown as Challenge }));
}

function* show(executor: ChallengeStage, run: StageRun, extra: Challenge = {}): Simulation<StageResult> {
  const own = yield* executor.challenge(run);
  if (isStageResult(own)) return own;
  return {
    kind: 'challenge',
    body: {
      flow_info: flowInfo(run.state, run.flow, run.plan),
      ...own,
      ...extra,
      ...(executor.userInfo ? userInfo(run.state, run.plan) : {}),
    },
  };
}
