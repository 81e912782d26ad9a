import type { Json } from '../../shared/kernel/json';
import type { Evaluation, GateVerdict } from '../../shared/policy/environment';
import { stepsOf, type Parting } from '../../shared/simulate/scenario/describe-run';
import type { Scenario, ScenarioStep } from '../../shared/simulate/scenario/format';
import type { TraceStep } from '../../shared/simulate/scenario/run-scenario';
import type { Simulated } from '../../shared/simulate/scenario/simulate';

type Mapping = Readonly<Record<string, Json>>;

/** A run for people to read. */
export function runText(scenario: Scenario, run: Simulated): string {
  const lines = [
    `${scenario.name}, as authentik ${run.release} plays it`,
    ...run.notes.map((note) => `note: ${note}`),
  ];
  let before: Json | undefined;
  for (const [index, step] of stepsOf(run).entries()) {
    lines.push('', `step ${index}: ${inputText(scenario.steps[index])}`, ...stepLines(step, before));
    before = step.after;
  }
  lines.push('', ...endLines(run));
  return `${lines.join('\n')}\n`;
}

function inputText(step: ScenarioStep | undefined): string {
  if (step?.start) return 'another part of the server makes the plan';
  if (step?.designation !== undefined) return `the default flow for ${step.designation} is asked for`;
  if (step?.open) return `opens ${step.open.flow}${step.open.query ? `?${step.open.query}` : ''}`;
  return step?.answer ? `answers ${JSON.stringify(step.answer)}` : 'asks for the challenge';
}

function stepLines(step: TraceStep, before: Json | undefined): readonly string[] {
  return [
    ...planLines(step.plans),
    ...step.detail.map(evaluationLine),
    ...step.gates.filter(({ empty }) => !empty).map(gateLine),
    ...step.notices.map((notice) => `  message: ${notice}`),
    `  shown: ${challengeText(step.expect)}`,
    ...afterLines(step.after, before),
  ];
}

function planLines(plans: TraceStep['plans'] = []): readonly string[] {
  return plans.map(({ flow, stages, error, messages }) => {
    if (!stages) return `  plan of ${flow}: ${error ?? ''} ${messages ?? ''}`;
    const named = stages.map(
      ({ stage, order, marker }) =>
        `${stage} (${order ?? 'inserted'}${marker === 'ReevaluateMarker' ? ', asked again in its turn' : ''})`,
    );
    return `  plan of ${flow}: ${named.join(' → ') || 'no stage'}`;
  });
}

function targetText(target: Evaluation['target']): string {
  if (target === null) return 'called or validating';
  if ('stage' in target) return `flow ${target.flow}, stage ${target.stage} (${target.order})`;
  return 'flow' in target ? `flow ${target.flow}` : `${target.other} ${target.name}`;
}

function evaluationLine({ target, policy, negate, passing, raw, how, why, messages }: Evaluation): string {
  const verdict = passing ? 'passes' : 'fails';
  const reason = [
    how === 'verdict' ? `said ${String(raw)}` : how,
    ...(negate && how === 'verdict' ? ['negated'] : []),
    ...(why === undefined ? [] : [why]),
  ].join(', ');
  const said = messages.length > 0 ? `: ${messages.join(' / ')}` : '';
  return `  policy ${policy} [${targetText(target)}] ${verdict} (${reason})${said}`;
}

function gateLine({ target, phase, mode, passing, fixed, cached }: GateVerdict): string {
  const bindings = (fixed?.bindings ?? []).map(
    ({ group, user, negate, matches }) =>
      `${negate ? 'not ' : ''}${user === undefined ? `group ${group ?? '?'}` : `user ${user ?? '?'}`} ${matches ? 'matches' : 'does not match'}`,
  );
  const detail = [...bindings, ...cached.map((name) => `${name} from the cache`)].join(', ');
  return `  gate [${targetText(target)}] ${passing ? 'passes' : 'fails'} (${phase}, ${mode}${detail === '' ? '' : `: ${detail}`})`;
}

/** The challenge without what every challenge has. */
function challengeText(expect: Json): string {
  if (typeof expect !== 'object' || expect === null) return JSON.stringify(expect);
  const { component, flow_info: _info, ...rest } = expect as Record<string, Json>;
  return `${typeof component === 'string' ? component : 'no component'} ${JSON.stringify(rest)}`;
}

function afterLines(after: Json | undefined, before: Json | undefined): readonly string[] {
  if (after === undefined) return ['  no plan in the session'];
  const { remaining, context } = after as {
    readonly remaining: readonly string[];
    readonly context: Mapping;
  };
  const was = (before as { readonly context?: Mapping } | undefined)?.context ?? {};
  const changes = [...new Set([...Object.keys(was), ...Object.keys(context)])].flatMap((key) => {
    const [from, to] = [was[key], context[key]];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    if (to === undefined) return [`    - ${key}`];
    return [`    ${from === undefined ? '+' : '~'} ${key}: ${JSON.stringify(to)}`];
  });
  return [`  left: ${remaining.join(' → ')}`, ...(changes.length > 0 ? ['  context:', ...changes] : [])];
}

function endLines(run: Simulated): readonly string[] {
  if (run.kind === 'unknown') {
    const { topic, about, text, choices } = run.question;
    return [
      `unknown: ${text}`,
      `  say it under \`outside\`: {question: ${topic}${about === undefined ? '' : `, about: ${about}`}, answer: …}`,
      ...choices.map(({ label, answer }) => `  ${label}: ${JSON.stringify(answer)}`),
    ];
  }
  const { outcome, effects, sessionAfter } = run.trace;
  return [
    `outcome: ${JSON.stringify(outcome)}`,
    `effects: ${JSON.stringify(effects)}`,
    `session afterwards: ${JSON.stringify(sessionAfter)}`,
  ];
}

export function partingText(releases: readonly [string, string], partings: readonly Parting[]): string {
  if (partings.length === 0) return `${releases.join(' and ')} do the same.\n`;
  const lines = partings.map(({ step, part, path, left, right }) => {
    const place = [step === undefined ? '' : `step ${step}, `, part, path === '' ? '' : ` at ${path}`].join(
      '',
    );
    return `${place}:\n  ${releases[0]}: ${JSON.stringify(left)}\n  ${releases[1]}: ${JSON.stringify(right)}`;
  });
  return `${lines.join('\n')}\n`;
}
