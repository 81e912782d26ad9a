import type { Json } from '../../shared/kernel/json';
import type { Evaluation, GateVerdict, Phase } from '../../shared/policy/environment';
import type { TargetLabel } from '../../shared/policy/target';
import type { Trace, TraceStep } from '../../shared/simulate/scenario/run-scenario';
import type { Move } from './run-setup';

type Body = Readonly<Record<string, Json>>;

export function targetText(target: TargetLabel): string {
  if (target === null) return 'without a binding of its own';
  if ('other' in target) return `${target.other} ${target.name}`;
  return 'stage' in target ? `${target.stage} (${String(target.order)})` : `the flow ${target.flow}`;
}

const phases: Readonly<Record<Phase, string>> = {
  flow: 'before the flow is planned',
  plan: 'while the flow is planned',
  run: 'as its turn comes',
  validation: 'on an answer',
  'default flow': 'choosing the default flow',
};

export function phaseText(phase: Phase): string {
  return phases[phase];
}

/** How a policy's verdict came about, as a sentence. */
export function evaluationText(evaluation: Evaluation): string {
  const { how, raw, negate, passing, why } = evaluation;
  const said = passing ? 'passes' : 'fails';
  if (how === 'policy exception') {
    return `It could not be evaluated${why === undefined ? '' : ` (${why})`}; its binding's failure result decides: ${said}.`;
  }
  if (how === 'exception') return 'The evaluation itself broke: fails, whatever its binding says.';
  const own = raw === true ? 'passes' : raw === false ? 'fails' : 'says nothing';
  return negate ? `It ${own} and is negated: ${said}.` : `It ${own}.`;
}

/** Why a target passed or not. */
export function gateText(gate: GateVerdict): string {
  const said = gate.passing ? 'passes' : 'fails';
  if (gate.empty) return `No policy, group or user is bound: ${said}.`;
  const parts = [`${gate.mode === 'any' ? 'Any' : 'All'} of its bindings must pass: ${said}.`];
  if (gate.fixed) {
    const names = gate.fixed.bindings.map(({ group, user, negate, matches }) => {
      const subject = group === undefined ? `user ${user ?? '(nobody)'}` : `group ${group ?? '(none)'}`;
      return `${negate ? 'not ' : ''}${subject} ${matches ? 'matches' : 'does not match'}`;
    });
    parts.push(`Groups and users together: ${names.join(', ')}.`);
  }
  if (gate.cached.length > 0) parts.push(`From an earlier evaluation: ${gate.cached.join(', ')}.`);
  return parts.join(' ');
}

/** What the visitor did in a step. */
export function moveText(move: Move): string {
  if (move.open) return `Opens the flow ${move.open.flow}`;
  if (move.start) return 'Another part of the server hands the plan over';
  if (move.designation !== undefined) return `Opens the default flow for ${move.designation}`;
  if (!move.answer) return 'Opens the flow';
  const { component: _component, ...given } = move.answer;
  const keys = Object.keys(given);
  if (keys.length === 0) return 'Continues';
  return `Answers ${keys.map((key) => `${key}: ${shown(key, given[key])}`).join(', ')}`;
}

function shown(key: string, value: Json | undefined): string {
  if (key.startsWith('password')) return '••••••';
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** What the server answered, in a few words. */
export function answerText({ expect }: Pick<TraceStep, 'expect'>): string {
  const body = expect as Body;
  if (typeof body.component === 'string') {
    const end = endings[body.component];
    if (end) return end(body);
    return `${hasErrors(body) ? 'Asks again' : 'Asks'}: ${body.component.replace(/^ak-stage-/, '').replace(/-/g, ' ')}`;
  }
  if (body.redirects !== undefined) return 'Redirects without end';
  if (body.status !== undefined) return `The server answers with status ${said(body.status)}`;
  if (body.remaining !== undefined) return 'The plan is in the session';
  if (body.error !== undefined) return 'The plan cannot be made';
  if (typeof body.redirect === 'string') return `Goes to ${body.redirect}`;
  return 'A challenge without a component: the visitor is stuck';
}

const endings: Readonly<Record<string, (body: Body) => string>> = {
  'xak-flow-redirect': ({ to }) => `Goes to ${said(to)}`,
  'ak-stage-access-denied': ({ error_message: text }) => `Denied: ${said(text)}`,
  'ak-stage-flow-error': () => 'The flow error page',
};

function said(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function hasErrors(body: Body): boolean {
  return body.response_errors !== undefined;
}

/** The end of a run as a sentence. */
export function outcomeText({ outcome, sessionAfter }: Pick<Trace, 'outcome' | 'sessionAfter'>): string {
  const { user } = sessionAfter as { readonly user: string | null };
  const who = user === null ? 'nobody is signed in' : `${user} is signed in`;
  const { kind } = outcome;
  switch (kind) {
    case 'redirect':
      return `Done: the visitor goes to ${said(outcome.to)}; ${who}.`;
    case 'denied':
      return `Denied; ${who}.`;
    case 'error':
      return `The visitor sees the flow error page; ${who}.`;
    case 'waiting':
      return `Waiting for an answer; ${who}.`;
    case 'no challenge':
      return 'Stuck: the server sent a challenge without a component, so the visitor sees nothing to answer.';
    case 'not applicable':
      return 'The flow does not apply to this visitor.';
    case 'no flow':
      return 'There is no such flow.';
    case 'redirect loop':
      return 'The server redirects without end; a browser gives up.';
    case 'http':
      return `The server fails with status ${said(outcome.status)}.`;
    default:
      return `${said(kind)}; ${who}.`;
  }
}
