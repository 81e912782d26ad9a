import type { GateCheck } from '../graph';
import type { DrawnNode } from './drawing';
import type { StageCard } from './stage-card';

const requirements: Readonly<Record<string, string>> = {
  none: 'Anyone',
  require_authenticated: 'Signed in',
  require_unauthenticated: 'Not signed in',
  require_superuser: 'Superusers',
  require_redirect: 'After a redirect',
  require_outpost: 'Outposts',
  require_token: 'With a token',
};

/** Who may start a flow, in two or three words; what we do not know is shown as it is written. */
export function requirementText(authentication: string): string {
  return requirements[authentication] ?? authentication;
}

const deniedActions: Readonly<Record<string, string>> = {
  message: 'shows the message',
  message_continue: 'message, or continues to next',
  continue: 'continues to next',
};

/** What a denied start does, by the flow's denied action. */
export function deniedText(action: string): string {
  return deniedActions[action] ?? action;
}

export function checkText(check: GateCheck): string {
  const negated = check.negate ? 'not ' : '';
  const disabled = check.enabled ? '' : ', disabled';
  const failing = check.failureResult ? ', passes if it cannot be evaluated' : '';
  return `${negated}${check.subject} ${check.name}${disabled}${failing}`;
}

const fieldWords: Readonly<Record<string, string>> = {
  enrollment_flow: 'Sign up',
  recovery_flow: 'Recovery',
  passwordless_flow: 'Passwordless',
  configure_flow: 'Set up',
  target_flow: 'Goes on in',
  self_service_completion_flow: 'Ends in',
  configuration_stages: 'Sets up',
};

/** What a link does, in a word or two. */
export function linkWord(field: string | undefined): string {
  if (field === undefined) return 'Leaves';
  return fieldWords[field] ?? field.replace(/_flow$/, '').replace(/_/g, ' ');
}

/** When a gate's policies are evaluated, as a sentence. */
export function timingText(planTime: boolean, runTime: boolean): string {
  if (planTime && runTime) return 'Evaluated when the flow is planned and again when the stage is reached.';
  if (planTime) return 'Evaluated once, when the flow is planned.';
  if (runTime) return 'Evaluated when the stage is reached.';
  return 'Never evaluated: both evaluate on plan and re-evaluate policies are off, so the stage always runs.';
}

/** Accessible name of a node. */
export function nodeLabel(drawn: DrawnNode, card?: StageCard): string {
  const { node } = drawn;
  if (node.kind === 'entry') return `Start: ${requirementText(node.authentication)}`;
  if (node.kind === 'gate') {
    return `Policies before ${node.stage}: ${node.mode} of ${node.checks.map(checkText).join('; ')}`;
  }
  if (node.kind === 'stage') {
    const type = card ? `${card.type}${card.role ? `, ${card.role}` : ''}` : 'stage';
    const facts = card?.facts.map(({ label, value }) => `${label}: ${value}`).join('; ');
    return [`${node.stage}, ${type}`, facts, card?.problem].filter(Boolean).join('. ');
  }
  if (node.exit === 'redirect') {
    return `${linkWord(drawn.field)} ${node.flow?.name ?? 'to another address'}`;
  }
  return node.exit === 'done' ? 'Done' : 'Denied';
}
