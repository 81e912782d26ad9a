import { evaluateTarget } from '../../policy/engine';
import type { Simulation } from '../../policy/effect';
import type { ContextValue, HttpRequest } from '../../policy/policy-request';
import { userByName, userValue } from '../../policy/user-value';
import { brandFlow } from '../brand';
import type { CompiledFlow } from '../estate';
import { flowAddress } from '../flow-address';
import { appendStage, inMemoryStage } from '../plan';
import { makePlan } from '../planner';
import { requestContext } from '../request-context';
import type { RunState } from '../run-state';
import type { Scenario } from './format';
import { parseQuery } from './query';
import type { Browser, StepOutcome } from './browser';

function outsideRequest(state: RunState, path: string): HttpRequest {
  return {
    method: 'GET',
    path,
    query: {},
    clientIp: state.session.clientIp,
    host: state.session.host,
    pageQuery: {},
    user: state.visitor(),
    session: state.session.key,
  };
}

const objectModels: Readonly<Record<string, string>> = {
  $application: 'authentik_core.application',
  $source: 'authentik_sources_oauth.oauthsource',
};

/** Another part of the server makes the plan and puts it into the session. No plan cache. */
export function* handOver(browser: Browser, scenario: Scenario): Simulation<StepOutcome> {
  const { state } = browser;
  const flow = state.estate.flows.get(browser.flow);
  if (!flow) return { kind: 'response', response: { kind: 'status', status: 404 } };
  const start = scenario.run.start ?? { context: {} };
  const context = Object.fromEntries(
    Object.entries(start.context).map(([key, value]) => [key, startValue(state, value as ContextValue)]),
  );
  const outcome = yield* makePlan(
    state,
    { flow, http: outsideRequest(state, '/') },
    { useCache: false, allowEmpty: start.allow_empty === true, context },
  );
  if (outcome.kind === 'raised') return { kind: 'response', response: { kind: 'status', status: 500 } };
  if (outcome.kind !== 'plan') {
    const messages = outcome.kind === 'empty' ? '' : outcome.messages;
    const error = outcome.kind === 'empty' ? 'EmptyFlowException' : 'FlowNonApplicableException';
    return { kind: 'said', expect: { error, messages }, outcome: { kind: 'not applicable' } };
  }
  for (const kind of start.append ?? []) appendStage(outcome.plan, inMemoryStage(kind, {}));
  state.session.plan = outcome.plan;
  const remaining = outcome.plan.stages.map((planned) => planned.binding.stage.name);
  return { kind: 'said', expect: { remaining }, outcome: { kind: 'waiting' } };
}

function startValue(state: RunState, value: ContextValue): ContextValue {
  if (typeof value !== 'object' || value === null) return value;
  if ('$user' in value) {
    const row = userByName(state.world, (value as { readonly $user: string }).$user);
    return row ? userValue(row) : null;
  }
  for (const [key, model] of Object.entries(objectModels)) {
    if (!(key in value)) continue;
    const slug = (value as Record<string, ContextValue>)[key];
    const object = state.estate.ofModel(model).find((candidate) => candidate.fields.slug === slug);
    if (object) return { $model: model, pk: '$hex', name: object.name, fields: object.fields };
  }
  return value;
}

/** `/flows/-/default/…/`: the brand's flow, else the first by slug whose policies pass (executor.md, section 9). */
export function* chooseDefaultFlow(browser: Browser, designation: string): Simulation<StepOutcome> {
  const { state } = browser;
  const flow = brandFlow(state, `flow_${designation}`) ?? (yield* firstPassing(state, designation));
  if (!flow) return { kind: 'said', expect: { status: 404 }, outcome: { kind: 'no flow' } };
  browser.flow = flow.slug;
  return {
    kind: 'said',
    expect: { redirect: flowAddress(flow, parseQuery(browser.query)) },
    outcome: { kind: 'waiting' },
  };
}

function* firstPassing(state: RunState, designation: string): Simulation<CompiledFlow | undefined> {
  const flows = [...state.estate.flows.values()]
    .filter((flow) => flow.designation === designation)
    .sort((left, right) => (left.slug < right.slug ? -1 : 1));
  for (const flow of flows) {
    const http = outsideRequest(state, `/flows/-/default/${designation}/`);
    const result = yield* evaluateTarget(
      state,
      { user: state.visitor(), http, target: flow.target, context: requestContext(state), debug: false },
      { useCache: true, phase: 'default flow' },
    );
    if (result.passing) return flow;
  }
  return undefined;
}
