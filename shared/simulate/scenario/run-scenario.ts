import type { Json } from '../../kernel/json';
import type { Simulation } from '../../policy/effect';
import type { Evaluation, GateVerdict } from '../../policy/environment';
import { rulesFor } from '../../policy/release-rules';
import { anonymous, userByName, userValue } from '../../policy/user-value';
import type { JsonObject } from '../../policy/world';
import { textOf } from '../../policy/fields';
import { brandFor } from '../brand';
import { inspectorView } from '../inspector';
import { isMapping } from '../merge';
import { execute, executorPath } from '../executor';
import type { Challenge, PlanRecord, Response, RunState } from '../run-state';
import type { Body } from '../stage';
import { substituteAnswer } from './answers';
import type { Browser, StepOutcome } from './browser';
import { buildWorld } from './build-world';
import type { ImportedWorld } from './import-world';
import type { Scenario, ScenarioStep } from './format';
import { flowRow, objectRows } from './rows';
import { effectsOf, evaluationJson, planAfter, planJson, snapshotOf, type PlanAfter } from './observe';
import { parseQuery } from './query';
import { chooseDefaultFlow, handOver } from './start';

/** What one step of a scenario led to, in the words of the scenario format. */
export interface TraceStep {
  readonly expect: Json;
  readonly plans?: readonly PlanRecord[];
  readonly evaluations?: Json;
  readonly after?: PlanAfter;
  /** The evaluations with how each verdict came about. */
  readonly detail: readonly Evaluation[];
  readonly gates: readonly GateVerdict[];
  /** The stages whose turn came, one for every request of the step; `order` null: made up on the way. */
  readonly ran: readonly { readonly flow: string; readonly stage: string; readonly order: number | null }[];
  /** What the interface would have shown besides the challenge. */
  readonly notices: readonly string[];
}

export interface Trace {
  readonly steps: readonly TraceStep[];
  readonly outcome: Readonly<Record<string, Json>>;
  readonly effects: Json;
  readonly sessionAfter: Json;
  /** What the flow inspector shows in the end. */
  readonly inspector: Json;
}

/** Browsers give up after about as many redirects. */
const maxRedirects = 20;
const secondsPerRequest = 60;
const recordedHost = 'testserver';

/** Plays a scenario: every step in order, whatever was expected of it. */
export function* runScenario(
  scenario: Scenario,
  imported: ImportedWorld,
  /** Receives every step as it is finished, so that what was played before an unknown answer is not lost. */
  steps: TraceStep[] = [],
): Simulation<Trace> {
  const state = newState(scenario, imported);
  const browser: Browser = {
    state,
    flow: scenario.run.flow ?? '',
    query: scenario.run.query ?? '',
    shown: null,
    codes: [],
  };
  const before = snapshotOf(state.world);
  let outcome: Readonly<Record<string, Json>> = { kind: 'waiting' };
  for (const step of scenario.steps) {
    const { trace, ended } = yield* runStep(browser, scenario, step);
    steps.push(trace);
    outcome = ended;
  }
  return {
    steps,
    outcome,
    effects: effectsOf(before, state.world),
    sessionAfter: { user: usernameInSession(state), plan_open: state.session.plan !== null },
    inspector: inspectorView(state.session),
  };
}

function usernameInSession(state: RunState): string | null {
  const { user } = state.session;
  return user === null ? null : (state.world.users.get(user)?.username ?? null);
}

function newState(scenario: Scenario, imported: ImportedWorld): RunState {
  const { estate } = imported;
  const world = buildWorld(scenario.world, imported);
  const loggedIn = scenario.session.user === null ? undefined : userByName(world, scenario.session.user);
  const { geoip, asn, host = recordedHost } = scenario.session;
  const { rules } = rulesFor(scenario.release);
  const brand = brandFor(estate, host, rules);
  let tokens = 0;
  const state: RunState = {
    world,
    rules,
    ...(geoip === undefined ? {} : { geoip }),
    ...(asn === undefined ? {} : { asn }),
    flowRows: () => [...estate.flows.values()].map((flow) => flowRow(flow, world.flowChanges[flow.slug])),
    objectRows: () => objectRows(estate),
    policyNamed: (name) => estate.policies.get(name),
    evaluations: [],
    gates: [],
    resultCache: new Map(),
    brandTitle: textOf(brand?.fields ?? {}, 'branding_title', 'authentik'),
    brandAttributes: objectOf(brand?.fields.attributes),
    reputationLimits: { lower: -5, upper: 5 },
    estate,
    session: {
      user: loggedIn?.pk ?? null,
      plan: null,
      query: {},
      history: [],
      values: {},
      clientIp: scenario.session.client_ip,
      host,
      cookies: {},
      key: 'session 0',
    },
    planCache: new Map(),
    tokens: new Map(),
    mails: [],
    consents: [],
    mailAttempts: new Map(),
    nextToken: () => (tokens += 1),
    plans: [],
    ran: [],
    notices: [],
    visitor: () => {
      const row = state.session.user === null ? undefined : world.users.get(state.session.user);
      return row ? userValue(row) : anonymous;
    },
  };
  return state;
}

function objectOf(value: Json | undefined): JsonObject {
  return isMapping(value) ? value : {};
}

interface StepResult {
  readonly trace: TraceStep;
  readonly ended: Readonly<Record<string, Json>>;
}

function* runStep(browser: Browser, scenario: Scenario, step: ScenarioStep): Simulation<StepResult> {
  const { state } = browser;
  state.evaluations.length = 0;
  state.gates.length = 0;
  state.plans.length = 0;
  state.ran.length = 0;
  state.world.now += secondsPerRequest;
  if (step.start) return finishStep(browser, yield* handOver(browser, scenario));
  if (step.designation !== undefined) {
    return finishStep(browser, yield* chooseDefaultFlow(browser, step.designation));
  }
  if (step.open) {
    browser.flow = step.open.flow;
    browser.query = substituteAnswer(browser, step.open.query ?? '') as string;
  }
  const body = step.answer ? (substituteAnswer(browser, step.answer) as Body) : null;
  return finishStep(browser, yield* request(browser, body));
}

/** One request and the redirects that its answer leads through. */
function* request(browser: Browser, body: Body | null): Simulation<StepOutcome> {
  const { state } = browser;
  let method: 'GET' | 'POST' = body ? 'POST' : 'GET';
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const response: Response = yield* execute(state, {
      method,
      slug: browser.flow,
      query: parseQuery(browser.query),
      body: method === 'POST' ? (body ?? {}) : {},
    });
    const flow = state.estate.flows.get(browser.flow);
    if (response.kind !== 'redirect' || !flow || response.to !== executorPath(flow)) {
      return { kind: 'response', response };
    }
    method = 'GET';
    state.world.now += secondsPerRequest;
  }
  return { kind: 'loop' };
}

function finishStep(browser: Browser, result: StepOutcome): StepResult {
  const { state } = browser;
  const seen = {
    detail: [...state.evaluations],
    gates: [...state.gates],
    ran: state.ran.map(({ flow, binding }) => ({ flow, stage: binding.stage.name, order: binding.order })),
    notices: state.notices.splice(0),
  };
  if (result.kind === 'loop') {
    return { trace: { expect: { redirects: 'without end' }, ...seen }, ended: { kind: 'redirect loop' } };
  }
  if (result.kind === 'said') {
    return { trace: { expect: result.expect, ...planned(state), ...seen }, ended: result.outcome };
  }
  const { response } = result;
  if (response.kind === 'status') {
    const { status } = response;
    return { trace: { expect: { status }, ...seen }, ended: { kind: 'http', status } };
  }
  const body: Challenge =
    response.kind === 'challenge' ? response.body : { component: 'xak-flow-redirect', to: response.to };
  browser.shown = body;
  if (Array.isArray(body.codes)) browser.codes = body.codes as readonly Json[];
  return { trace: { expect: body, ...recorded(state), ...seen }, ended: outcomeOf(body) };
}

function recorded(state: RunState): Pick<TraceStep, 'plans' | 'evaluations' | 'after'> {
  const after = planAfter(state);
  return { ...planned(state), ...(after === undefined ? {} : { after }) };
}

function planned(state: RunState): Pick<TraceStep, 'plans' | 'evaluations'> {
  return {
    ...(state.plans.length > 0 ? { plans: state.plans.map(planJson) } : {}),
    ...(state.evaluations.length > 0 ? { evaluations: state.evaluations.map(evaluationJson) } : {}),
  };
}

function outcomeOf(body: Challenge): Readonly<Record<string, Json>> {
  switch (body.component) {
    case undefined:
      return { kind: 'no challenge' };
    case 'xak-flow-redirect':
      return { kind: 'redirect', to: body.to ?? null };
    case 'ak-stage-access-denied':
      return { kind: 'denied' };
    case 'ak-stage-flow-error':
      return { kind: 'error' };
    default:
      return { kind: 'waiting', component: body.component ?? null };
  }
}
