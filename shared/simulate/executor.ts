import type { Simulation } from '../policy/effect';
import { evaluateTarget } from '../policy/engine';
import type { HttpRequest } from '../policy/policy-request';
import { isSuperuser, isUserValue, type Visitor } from '../policy/user-value';
import { flowInfo, userInfo } from './challenge';
import { logEvent } from './event-log';
import type { CompiledBinding, CompiledFlow, CompiledStage } from './estate';
import { copyOf, insertStage, pendingUser, planValue, takeInsertions, type Plan } from './plan';
import { makePlan } from './planner';
import { requestContext } from './request-context';
import { queryText } from './flow-address';
import { restorePlan } from './flow-token';
import type { Query, Response, RunState } from './run-state';
import { runStage } from './run-stage';
import type { Body, StageResult } from './stage';

export interface ExecutorRequest {
  readonly method: 'GET' | 'POST';
  readonly slug: string;
  /** The page's own query. */
  readonly query: Query;
  readonly body: Body;
}

export interface Turn {
  readonly state: RunState;
  readonly flow: CompiledFlow;
  readonly http: HttpRequest;
  readonly body: Body;
}

/** One request to the flow executor (executor.md, section 2). */
export function* execute(state: RunState, request: ExecutorRequest): Simulation<Response> {
  const flow = state.estate.flows.get(request.slug);
  if (!flow) return { kind: 'status', status: 404 };
  const { session } = state;
  const turn: Turn = { state, flow, http: httpRequest(state, request), body: request.body };
  const token = request.query.flow_token;
  if (token !== undefined) restorePlan(state, token);
  if (session.plan && session.plan.flow.id !== flow.id) forgetPlan(state);
  session.query = request.query;
  if (!session.plan) {
    session.history = [];
    const outcome = yield* makePlan(state, turn, { useCache: true, allowEmpty: false, context: {} });
    if (outcome.kind === 'not applicable') return refused(turn, outcome.messages);
    if (outcome.kind === 'empty') return yield* finish(turn, null);
    if (outcome.kind === 'raised') return { kind: 'status', status: request.method === 'GET' ? 500 : 405 };
    session.plan = outcome.plan;
  }
  return yield* continuePlan(turn);
}

function httpRequest(state: RunState, request: ExecutorRequest): HttpRequest {
  return {
    method: request.method,
    path: `/api/v3/flows/executor/${request.slug}/`,
    query: { query: queryText(request.query) },
    pageQuery: request.query,
    host: state.session.host,
    clientIp: state.session.clientIp,
    user: state.visitor(),
    session: state.session.key,
  };
}

/** Drops the plan and what belongs to it (`cancel`, executor.md section 3). */
export function forgetPlan(state: RunState): void {
  state.session.plan = null;
  state.session.query = {};
}

function* continuePlan(turn: Turn): Simulation<Response> {
  const plan = turn.state.session.plan!;
  const next = yield* nextBinding(turn, plan);
  if (next === 'raised') {
    turn.state.planCache.clear();
    turn.state.resultCache.clear();
    return denied(turn, 'Unknown error');
  }
  if (next === null) return yield* finish(turn, null);
  turn.state.ran.push({ flow: turn.flow.slug, binding: next });
  const result = yield* runStage({
    state: turn.state,
    flow: turn.flow,
    plan,
    binding: next,
    stage: next.stage,
    http: turn.http,
    body: turn.body,
  });
  return yield* respond(turn, next, result);
}

/** `plan.next` (planner.md, sections 7 and 8): drops every leading stage whose policies now refuse it. */
function* nextBinding(turn: Turn, plan: Plan): Simulation<CompiledBinding | null | 'raised'> {
  for (;;) {
    const head = plan.stages[0];
    if (!head) return null;
    if (head.marker === 'plain') return head.binding;
    const pending = pendingUser(plan.context);
    if (pending === null) return 'raised';
    const user: Visitor = pending ?? turn.http.user;
    const seen = planValue(plan);
    const result = yield* evaluateTarget(
      turn.state,
      {
        user,
        http: turn.http,
        target: head.binding.target,
        context: { ...requestContext(turn.state), flow_plan: seen, ...plan.context },
        shared: plan.context,
        debug: false,
      },
      { useCache: false, phase: 'run' },
    );
    takeInsertions(plan, seen, turn.state.estate);
    if (result.leaves) return 'raised';
    turn.state.notices.push(...result.messages);
    if (result.passing) return head.binding;
    plan.stages = plan.stages.slice(1);
  }
}

function* respond(turn: Turn, binding: CompiledBinding, result: StageResult): Simulation<Response> {
  switch (result.kind) {
    case 'ok':
      return yield* stageOk(turn, binding);
    case 'challenge':
      return { kind: 'challenge', body: result.body };
    case 'deny':
      return yield* stageInvalid(turn, { binding, plan: turn.state.session.plan, message: result.message });
    case 'invalid':
      return yield* restartThen(turn, binding, result.afterRestart);
    case 'error':
      return flowError(turn, result);
    case 'redirect':
      return toChallenge(result.to);
    case 'status':
      return { kind: 'status', status: result.status };
  }
}

function* stageOk(turn: Turn, binding: CompiledBinding): Simulation<Response> {
  const { session } = turn.state;
  const plan = session.plan;
  if (!plan) return yield* finish(turn, binding);
  session.history = [...session.history, copyOf(plan)];
  plan.stages = plan.stages.slice(1);
  if (plan.stages.length > 0) return { kind: 'redirect', to: executorPath(turn.flow) };
  return yield* finish(turn, binding);
}

export function executorPath(flow: CompiledFlow): string {
  return `/api/v3/flows/executor/${flow.slug}/`;
}

/** executor.md, section 5. */
function* finish(turn: Turn, binding: CompiledBinding | null): Simulation<Response> {
  const { session } = turn.state;
  const { plan } = session;
  const redirect = plan?.context.redirect;
  if (typeof redirect === 'string' && redirect !== '') {
    forgetPlan(turn.state);
    return toChallenge(redirect);
  }
  const next = session.query.next ?? '/';
  forgetPlan(turn.state);
  if (next === '' || isAbsolute(next)) {
    return yield* stageInvalid(turn, { binding, plan, message: 'Invalid next URL' });
  }
  return toChallenge(next);
}

/** True for an address that names a host. */
export function isAbsolute(address: string): boolean {
  return /^([a-z][a-z0-9+.-]*:)?\/\/[^/?#]/i.test(address);
}

function toChallenge(to: string): Response {
  return { kind: 'challenge', body: { component: 'xak-flow-redirect', to } };
}

interface Invalid {
  readonly binding: CompiledBinding | null;
  /** The plan as it was, even where the session has already lost it. */
  readonly plan: Plan | null;
  readonly message: string | undefined;
}

function* stageInvalid(turn: Turn, { binding, plan, message }: Invalid): Simulation<Response> {
  if (binding && binding.invalidResponseAction !== 'retry') return yield* restart(turn, binding, plan);
  forgetPlan(turn.state);
  return deniedPage(turn, plan, message);
}

/**
 * A stage that was chosen is taken from the plan that the answer was given to, which goes on in place of the new one
 * (2025.10 and 2026.5, stages/authenticator_validate/stage.py, `post`): the restart leaves nothing but its planning.
 */
function* restartThen(
  turn: Turn,
  binding: CompiledBinding,
  chosen: CompiledStage | undefined,
): Simulation<Response> {
  const { session } = turn.state;
  const { plan } = session;
  const response = yield* restart(turn, binding, plan);
  if (!chosen || !plan) return response;
  session.plan = plan;
  insertStage(plan, chosen);
  return yield* stageOk(turn, binding);
}

/** `restart_flow` (executor.md, section 3). */
function* restart(turn: Turn, binding: CompiledBinding, before: Plan | null): Simulation<Response> {
  const { session } = turn.state;
  const keep = binding.invalidResponseAction === 'restart_with_context';
  const context = keep ? (before?.context ?? {}) : {};
  const outcome = yield* makePlan(turn.state, turn, { useCache: false, allowEmpty: false, context });
  if (outcome.kind === 'not applicable') return refusedAgain(turn);
  if (outcome.kind === 'empty') return flowError(turn, { text: 'EmptyFlowException' });
  if (outcome.kind === 'raised') return flowError(turn, { text: 'a policy failed', logged: true });
  session.plan = outcome.plan;
  return { kind: 'redirect', to: executorPath(turn.flow) };
}

/** A flow that does not apply (executor.md, section 4). */
function refused(turn: Turn, messages: string): Response {
  const { state, flow } = turn;
  const loginDone =
    state.rules.refusedLoginWhenLoggedIn === 'done' &&
    flow.designation === 'authentication' &&
    isUserValue(turn.http.user);
  if (loginDone) {
    const next = state.session.query.next ?? '/';
    forgetPlan(state);
    return next === '' || isAbsolute(next) ? denied(turn, 'Invalid next URL') : toChallenge(next);
  }
  if (flow.deniedAction === 'continue') return toChallenge('/');
  return denied(turn, messages);
}

/** The refusal of a restart restarts too: only an action that shows nothing ends before Python's stack does. */
function refusedAgain(turn: Turn): Response {
  if (turn.flow.deniedAction === 'continue') return toChallenge('/');
  return flowError(turn, { text: 'maximum recursion depth exceeded', logged: true });
}

/** The plan is dropped first, and the page's query with it: `cancel_url` carries no `next`. */
function denied(turn: Turn, message: string | undefined): Response {
  const { state } = turn;
  const { plan } = state.session;
  forgetPlan(state);
  return deniedPage(turn, plan, message);
}

function deniedPage({ state, flow }: Turn, plan: Plan | null, message: string | undefined): Response {
  const body = {
    flow_info: flowInfo(state, flow, plan),
    component: 'ak-stage-access-denied',
    error_message: message === undefined || message === '' ? 'Unknown error' : message,
    ...userInfo(state, plan),
  };
  return { kind: 'challenge', body };
}

/** The text of the exception is for superusers and those who debug only (executor.md, section 7). */
function flowError(
  { state, http }: Turn,
  { text, logged }: { readonly text: string; readonly logged?: boolean },
): Response {
  if (logged) logEvent(state, 'system_exception');
  const detailed =
    isSuperuser(state.world, http.user) ||
    (isUserValue(http.user) && http.user.row.attributes['goauthentik.io/user/debug'] === true);
  return {
    kind: 'challenge',
    body: {
      component: 'ak-stage-flow-error',
      request_id: '$request_id',
      ...(detailed ? { error: text, traceback: '$traceback' } : {}),
    },
  };
}
