import type { AuthentikRecord } from '../../authentik/record';
import type { Release } from '../../authentik/release';
import { descriptorsFor } from '../../authentik/descriptors';
import type { WorkspaceDocument } from '../../document/document';
import { textField } from '../../document/values';
import type { Diagnostic, Severity } from '../../kernel/diagnostic';
import type { Scenario } from '../../simulate/scenario/format';
import { LintContext } from '../context';
import { stages } from '../models';
import { swappedTies } from './ties';
import { newcomer, personas } from './persona';
import { differingPlans } from './shared-plan';
import { visit } from './walk';
import type { PlayScenario, Visit } from './walk';

export interface PersonaFinding {
  readonly diagnostic: Diagnostic;
  /** A visit that shows it. */
  readonly scenario?: Scenario;
}

export interface PersonaReport {
  readonly findings: readonly PersonaFinding[];
  /** Names of the flows that the personas went through. */
  readonly flows: readonly string[];
}

export interface PersonaOptions {
  readonly release: Release;
  readonly play: PlayScenario;
}

/** What a flow is for, in words, where it is not done for anybody. */
const purposes: Readonly<Record<string, string>> = {
  authentication: 'log in',
  enrollment: 'register',
  recovery: 'recover an account',
};

/**
 * Lets personas go through the login, enrollment and recovery flows of a workspace and says what is odd (lint.md F):
 * F01 a stage that nobody gets to see, F02 nobody gets to the end, F03 a login without credentials, F04 known and
 * unknown names can be told apart, F05 a circle, F06 a plan that visitors share though it
 * would differ, F07 the order of tied stages matters. What cannot be known, a captcha's
 * verdict for one, is said and nothing concluded from it. Records are named; `locate` finds their places in a text.
 */
export async function checkPersonas(
  document: WorkspaceDocument,
  { release, play }: PersonaOptions,
): Promise<PersonaReport> {
  const context = new LintContext(document, { descriptors: descriptorsFor(release), release });
  const findings: PersonaFinding[] = [];
  const flows: string[] = [];
  for (const flow of context.flowsOf(...Object.keys(purposes))) {
    if (!isForVisitors(context, flow)) continue;
    const visits = await visitsTo(flow, { document, release, play });
    flows.push(context.label(flow));
    findings.push(...(await findingsOf({ context, flow, visits, release, play })));
  }
  return { findings, flows };
}

/** Flows that a source, an outpost or another flow starts are not those that a visitor opens. */
function isForVisitors(context: LintContext, flow: AuthentikRecord): boolean {
  const needed = context.text(flow, 'authentication') ?? 'none';
  const isOpen = !['require_redirect', 'require_outpost', 'require_token'].includes(needed);
  const steps = context.stepsOf(flow);
  const isWhole = steps.length > 0 && steps.every(({ stage }) => stage !== undefined);
  return isOpen && isWhole && !context.givenTo(flow).user;
}

interface Given extends PersonaOptions {
  readonly document: WorkspaceDocument;
}

async function visitsTo(
  flow: AuthentikRecord,
  { document, release, play }: Given,
): Promise<readonly Visit[]> {
  const who = flow.fields.designation === 'enrollment' ? [newcomer] : personas;
  const visits: Visit[] = [];
  for (const persona of who) {
    visits.push(await visit(persona, { document, release, flow: textField(flow, 'slug') ?? '', play }));
  }
  return visits;
}

interface Seen extends PersonaOptions {
  readonly context: LintContext;
  readonly flow: AuthentikRecord;
  readonly visits: readonly Visit[];
}

async function findingsOf(seen: Seen): Promise<readonly PersonaFinding[]> {
  const { context, flow, visits } = seen;
  const name = `“${context.label(flow)}”`;
  const of = (code: string, severity: Severity, message: string) => ({
    code,
    severity,
    message,
    at: { record: flow.id },
  });
  const intruders = visits.filter(({ persona, isLoggedIn }) => !persona.isGenuine && isLoggedIn);
  return [
    ...wayThrough(seen),
    ...intruders.map(({ persona, scenario }) => ({
      diagnostic: of('F03', 'error', `${capital(persona.who)} is logged in by ${name}. Ask for a proof.`),
      scenario,
    })),
    ...toldApart(visits).map(({ scenario }) => ({
      diagnostic: of(
        'F04',
        'warning',
        `${name} answers differently to a name that nobody has, so names can be tried out.`,
      ),
      scenario,
    })),
    ...visits
      .filter(({ ending }) => ending === 'loop')
      .slice(0, 1)
      .map(({ persona, scenario }) => ({
        diagnostic: of(
          'F05',
          'error',
          `${capital(persona.who)} goes round in circles in ${name} and never comes to an end.`,
        ),
        scenario,
      })),
    ...unseenStages(seen),
    ...(await cacheFindings(seen)),
    ...(await tieFindings(seen)),
  ];
}

function isThrough(visits: readonly Visit[]): boolean {
  return visits.some(({ persona, ending }) => persona.isGenuine && ending === 'done');
}

function wayThrough({ context, flow, visits }: Seen): readonly PersonaFinding[] {
  const [first] = visits.filter(({ persona }) => persona.isGenuine);
  if (first === undefined || isThrough(visits)) return [];
  const purpose = `${purposes[flow.fields.designation as string]!} by “${context.label(flow)}”`;
  const unknown = visits.find(({ ending }) => ending === 'unknown');
  const shown = unknown ?? first;
  const message = unknown
    ? `Whether anybody can ${purpose} is not known: ${unknown.question ?? ''}.`
    : `Nobody can ${purpose}: ${first.persona.who} ${words[first.ending]}.`;
  const severity = unknown ? 'info' : 'error';
  return [
    { diagnostic: { code: 'F02', severity, message, at: { record: flow.id } }, scenario: shown.scenario },
  ];
}

function unseenStages({ context, flow, visits }: Seen): readonly PersonaFinding[] {
  if (!isThrough(visits) || visits.some(({ ending }) => ending === 'unknown')) return [];
  return context.stepsOf(flow).flatMap(({ binding, stage, order }) => {
    // That nobody is denied is as it should be.
    if (stage === undefined || stage.model === stages.deny) return [];
    const key = [textField(flow, 'slug'), textField(stage, 'name'), order].join(' ');
    if (visits.some(({ ran }) => ran.has(key))) return [];
    const message = `None of the personas gets to “${context.label(stage)}” in “${context.label(flow)}”.`;
    return [
      {
        diagnostic: {
          code: 'F01',
          severity: 'info',
          message,
          at: { record: binding.id, field: 'stage' },
        } as const,
      },
    ];
  });
}

async function cacheFindings({ context, flow, visits, play }: Seen): Promise<readonly PersonaFinding[]> {
  const [first] = visits;
  const odd = first && (await differingPlans(first, { document: context.document, play }));
  if (!odd) return [];
  const { scenario } = odd;
  const step = context
    .stepsOf(flow)
    .find(
      ({ stage, order }) =>
        stage !== undefined && textField(stage, 'name') === odd.stage && order === odd.order,
    );
  const message = `Whether “${odd.stage}” is planned in “${context.label(flow)}” depends on the visitor, but for five minutes all visitors get the plan of the first. Evaluate it when the stage runs.`;
  const at = step ? { record: step.binding.id, field: 'evaluate_on_plan' } : { record: flow.id };
  return [{ diagnostic: { code: 'F06', severity: 'warning', message, at }, scenario }];
}

async function tieFindings({
  context,
  flow,
  visits,
  release,
  play,
}: Seen): Promise<readonly PersonaFinding[]> {
  const found: PersonaFinding[] = [];
  for (const { document, binding } of swappedTies(context, flow)) {
    const again = await visitsTo(flow, { document, release, play });
    const shown = again.find(({ ending, isLoggedIn }, index) => {
      const before = visits[index]!;
      return ending !== before.ending || isLoggedIn !== before.isLoggedIn;
    });
    if (shown === undefined) continue;
    const message = `For ${shown.persona.who} “${context.label(flow)}” ends differently when stages of the same order change places.`;
    const at = { record: binding.id, field: 'order' };
    found.push({ diagnostic: { code: 'F07', severity: 'warning', message, at }, scenario: shown.scenario });
  }
  return found;
}

/** The visit of the unknown name, where what it saw is not what the wrong password saw. */
function toldApart(visits: readonly Visit[]): readonly Visit[] {
  const of = (id: string) => visits.find(({ persona }) => persona.id === id);
  const [known, stranger] = [of('wrong'), of('stranger')];
  if (!known || !stranger || known.ending === 'unknown' || stranger.ending === 'unknown') return [];
  return JSON.stringify(known.seen) === JSON.stringify(stranger.seen) ? [] : [stranger];
}

const words: Readonly<Record<Visit['ending'], string>> = {
  done: 'gets to the end',
  denied: 'is denied',
  error: 'ends in an error of the flow',
  refused: 'has the answer refused',
  stuck: 'cannot answer what is asked',
  loop: 'goes round in circles',
  failed: 'makes the server fail',
  elsewhere: 'is sent elsewhere',
  unknown: 'comes to what nobody knows',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
