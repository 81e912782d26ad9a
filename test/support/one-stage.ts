import type { Json } from '../../shared/kernel/json';
import type { Scenario, ScenarioStep, ScenarioUser } from '../../shared/simulate/scenario/format';
import { stepsOf } from '../../shared/simulate/scenario/describe-run';
import type { Simulated } from '../../shared/simulate/scenario/simulate';
import { play } from './play';

/** An entry of a blueprint: model, id, and what identifies and describes it, as YAML flow text. */
export interface Entry {
  readonly model: string;
  readonly id: string;
  readonly by: string;
  readonly attrs?: string;
}

export interface StageCase {
  readonly release?: string;
  readonly designation?: string;
  /** The stage under test. */
  readonly stage: Entry;
  readonly others?: readonly Entry[];
  readonly binding?: string;
  /** Who is logged in. */
  readonly session?: string | null;
  readonly host?: string;
  readonly users?: readonly ScenarioUser[];
  /** What the plan starts with, where another part of the server makes it. */
  readonly context?: Scenario['run']['start'] extends infer Start
    ? Start extends { readonly context: infer Context }
      ? Context
      : never
    : never;
  /** In-memory stages behind the others. */
  readonly append?: NonNullable<Scenario['run']['start']>['append'];
  readonly query?: string;
  readonly outside?: Scenario['outside'];
  readonly answers?: readonly (ScenarioStep['answer'] | { readonly open: string })[];
}

export const alice: ScenarioUser = {
  username: 'alice',
  name: 'Alice Archer',
  email: 'alice@example.com',
  password: 'secret-1',
};

/** A flow `subject` of the stage and a last stage `after`, which shows that the first one let the visitor through. */
export function stageScenario(given: StageCase): Scenario {
  const { stage, others = [], release = '2025.10', designation = 'authorization', binding = '' } = given;
  const lines = [
    'version: 1',
    'metadata: {name: one stage}',
    'entries:',
    `  - {model: authentik_flows.flow, id: flow, identifiers: {slug: subject}, attrs: {name: s, title: s, designation: ${designation}}}`,
    ...[...others, stage].map(
      (entry) =>
        `  - {model: ${entry.model}, id: ${entry.id}, identifiers: {${entry.by}}, attrs: {${entry.attrs ?? ''}}}`,
    ),
    '  - {model: authentik_stages_dummy.dummystage, id: after, identifiers: {name: after}}',
    `  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf ${stage.id}, order: 0}, attrs: {${binding}}}`,
    '  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf after, order: 10}}',
  ];
  const opening: readonly ScenarioStep[] = given.context
    ? [{ start: true }, { open: { flow: 'subject', query: given.query ?? '' } }]
    : [{}];
  return {
    scenario: 1,
    name: stage.model,
    release,
    world: { licensed: true, blueprints: [lines.join('\n')], users: given.users ?? [alice] },
    session: {
      user: given.session ?? null,
      client_ip: '203.0.113.7',
      ...(given.host === undefined ? {} : { host: given.host }),
    },
    run: {
      flow: 'subject',
      query: given.query ?? '',
      ...(given.context
        ? {
            start: {
              context: given.context,
              allow_empty: true,
              ...(given.append ? { append: given.append } : {}),
            },
          }
        : {}),
    },
    ...(given.outside ? { outside: given.outside } : {}),
    steps: [...opening, ...(given.answers ?? []).map(stepOf)],
  };
}

function stepOf(answer: NonNullable<StageCase['answers']>[number]): ScenarioStep {
  if (answer !== undefined && 'open' in answer && typeof answer.open === 'string') {
    return { open: { flow: 'subject', query: answer.open } };
  }
  return { answer: answer as NonNullable<ScenarioStep['answer']> };
}

export interface Seen {
  readonly challenge: Readonly<Record<string, Json>>;
  readonly context: Readonly<Record<string, Json>> | undefined;
  readonly run: Simulated;
  readonly unknown: string | undefined;
}

/** What the last step led to. */
export function playStage(given: StageCase): Seen {
  const run = play(stageScenario(given));
  const last = stepsOf(run).at(-1);
  return {
    challenge: (last?.expect ?? {}) as Readonly<Record<string, Json>>,
    context: (last?.after as { readonly context?: Record<string, Json> } | undefined)?.context,
    run,
    unknown: run.kind === 'unknown' ? run.question.text : undefined,
  };
}
