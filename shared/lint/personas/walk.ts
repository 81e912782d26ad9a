import type { WorkspaceDocument } from '../../document/document';
import type { Json } from '../../kernel/json';
import type { JsonObject } from '../../policy/world';
import type { Scenario, ScenarioStep } from '../../simulate/scenario/format';
import type { TraceStep } from '../../simulate/scenario/run-scenario';
import { answerOf } from './answer';
import { invitationKey, newcomer, personaUsers } from './persona';
import type { Persona } from './persona';

/** What came of playing a scenario in a workspace. */
export interface PersonaPlay {
  readonly steps: readonly TraceStep[];
  /** Absent where something was needed that nobody told. */
  readonly end?: { readonly outcome: Readonly<Record<string, Json>>; readonly sessionAfter: Json };
  readonly question?: { readonly text: string };
}

/** Plays a scenario, from its beginning, in a workspace. Whoever hosts the simulator gives it. */
export type PlayScenario = (scenario: Scenario, document: WorkspaceDocument) => Promise<PersonaPlay>;

export type Ending =
  'done' | 'denied' | 'error' | 'refused' | 'stuck' | 'loop' | 'failed' | 'elsewhere' | 'unknown';

export interface Visit {
  readonly persona: Persona;
  readonly ending: Ending;
  /** Whether somebody is logged in at the end. */
  readonly isLoggedIn: boolean;
  /** `flow stage order` of every stage that ran. */
  readonly ran: ReadonlySet<string>;
  /** What the visitor saw: components and errors, one after the other. */
  readonly seen: readonly string[];
  /** What nobody told, for `unknown`. */
  readonly question?: string;
  /** The whole visit, to be played again. */
  readonly scenario: Scenario;
}

export interface VisitOptions {
  readonly document: WorkspaceDocument;
  readonly release: string;
  readonly flow: string;
  readonly play: PlayScenario;
}

const mostSteps = 24;
const sameFlow = 6;

/** Lets a persona go through a flow as far as they get. */
export async function visit(persona: Persona, options: VisitOptions): Promise<Visit> {
  const steps: ScenarioStep[] = [{}];
  let { flow } = options;
  const opened: string[] = [];
  for (;;) {
    const scenario = scenarioOf(persona, options, steps);
    const played = await options.play(scenario, options.document);
    const common = { persona, scenario, ...seenIn(played) };
    if (played.end === undefined) {
      return { ...common, ending: 'unknown', question: played.question?.text ?? '' };
    }
    const challenge = played.steps.at(-1)?.expect as JsonObject;
    const ending = endingOf(played, challenge);
    const next = ending === 'elsewhere' ? flowIn(challenge.to) : undefined;
    if (ending !== null && next === undefined) return { ...common, ending };
    if (next !== undefined) {
      opened.push((flow = next));
      if (opened.filter((one) => one === next).length > sameFlow) return { ...common, ending: 'loop' };
      steps.push({ open: { flow: next } });
    } else {
      const step = answerOf(persona, challenge, flow);
      if (step === null) return { ...common, ending: 'stuck' };
      steps.push(step);
    }
    if (steps.length > mostSteps) return { ...common, ending: 'loop' };
  }
}

function scenarioOf(persona: Persona, options: VisitOptions, steps: readonly ScenarioStep[]): Scenario {
  return {
    scenario: 1,
    name: `${options.flow}: ${persona.who}`,
    release: options.release,
    world: {
      blueprints: [],
      users: personaUsers,
      invitations: [{ pk: invitationKey, name: 'persona', fixed_data: {} }],
    },
    session: { user: null, client_ip: '203.0.113.7' },
    run: { flow: options.flow, query: persona.id === newcomer.id ? `itoken=${invitationKey}` : '' },
    steps: [...steps],
  };
}

function seenIn({ steps, end }: PersonaPlay): Pick<Visit, 'ran' | 'seen' | 'isLoggedIn'> {
  const session = end?.sessionAfter as JsonObject | undefined;
  return {
    ran: new Set(
      steps.flatMap((step) => step.ran.map(({ flow, stage, order }) => `${flow} ${stage} ${String(order)}`)),
    ),
    seen: steps.map(({ expect }) => {
      const { component, response_errors: errors, error_message: said } = expect as JsonObject;
      return JSON.stringify([component, errors, said]);
    }),
    isLoggedIn: typeof session?.user === 'string',
  };
}

/** Null: the visit goes on. */
function endingOf({ end }: PersonaPlay, challenge: JsonObject): Ending | null {
  switch (end?.outcome.kind) {
    case 'redirect':
      return flowIn(end.outcome.to) === undefined ? 'done' : 'elsewhere';
    case 'denied':
      return 'denied';
    case 'error':
      return 'error';
    case 'redirect loop':
      return 'loop';
    case 'http':
    case 'no challenge':
      return 'failed';
    default:
      return challenge.response_errors === undefined ? null : 'refused';
  }
}

/** The flow that an address of the server's own pages opens. */
function flowIn(to: Json | undefined): string | undefined {
  return typeof to === 'string' ? /^\/if\/flow\/([^/?]+)\//.exec(to)?.[1] : undefined;
}
