import type { Simulation } from '../policy/effect';
import { flowInfo, userInfo } from './challenge';
import {
  isStageResult,
  type Body,
  type ChallengeStage,
  type ResponseErrors,
  type StageResult,
  type StageRun,
} from './stage';
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
  return instead ?? (yield* show(executor, run, result.errors));
}

function* show(executor: ChallengeStage, run: StageRun, errors?: ResponseErrors): Simulation<StageResult> {
  const own = yield* executor.challenge(run);
  if (isStageResult(own)) return own;
  const { component, ...rest } = own;
  return {
    kind: 'challenge',
    body: {
      flow_info: flowInfo(run.state, run.flow, run.plan),
      ...rest,
      ...(component === undefined || hasBlank(errors) ? {} : { component }),
      ...(errors ? { response_errors: errors } : {}),
      ...(executor.userInfo ? userInfo(run.state, run.plan) : {}),
    },
  };
}

/** A blank error text fails the challenge's own check: it is sent without a component, and the visitor is stuck. */
function hasBlank(errors: ResponseErrors | undefined): boolean {
  return Object.values(errors ?? {}).some((list) => list.some((error) => error.string === ''));
}
