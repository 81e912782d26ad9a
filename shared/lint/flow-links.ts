import type { AuthentikRecord } from '../authentik/record';
import type { LintContext } from './context';
import { isOpenToAnonymous } from './policy-facts';

/** The designation that a flow must have where a field names it. */
export type LinkFields = Readonly<Record<string, string>>;

/** What is wrong with a flow that a field names; undefined where nothing is. */
export function linkProblem(
  context: LintContext,
  record: AuthentikRecord,
  [field, designation]: readonly [string, string],
): string | undefined {
  const flow = context.target(record.fields[field]);
  if (flow === undefined || typeof flow.fields.designation !== 'string') return undefined;
  const name = `“${context.label(flow)}”`;
  if (flow.fields.designation !== designation) {
    return `${name} has the designation ${flow.fields.designation}, not ${designation}.`;
  }
  return undefined;
}

/** A visitor who is not logged in cannot start the flow that a field names. */
export function isClosedLink(
  context: LintContext,
  record: AuthentikRecord,
  field: string,
): AuthentikRecord | undefined {
  const flow = context.target(record.fields[field]);
  if (flow === undefined) return undefined;
  const needed = context.text(flow, 'authentication') ?? 'none';
  const isClosed =
    !isOpenToAnonymous(context, flow) || ['require_redirect', 'require_outpost'].includes(needed);
  return isClosed ? flow : undefined;
}
