import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { flowModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { OpenRun } from './open-run';
import type { RunSetup } from './run-setup';

const wanted: Readonly<Record<string, RunSetup['visitor']>> = {
  require_authenticated: 'user',
  require_superuser: 'user',
  require_unauthenticated: 'anonymous',
};

/**
 * Who could open a flow whose authentication requirement turned the visitor away at the first step; null where
 * another visitor would not help.
 */
export function wantedVisitor(
  document: WorkspaceDocument,
  { base, place, played }: OpenRun,
): RunSetup['visitor'] | null {
  const isTurnedAway = played?.end?.outcome.kind === 'denied' && played.steps.length === 1;
  if (place !== 'workspace' || !isTurnedAway) return null;
  const flow = recordsOfModel(document, flowModel).find((one) => textField(one, 'slug') === base.run.flow);
  const visitor = wanted[(flow && textField(flow, 'authentication')) ?? 'none'] ?? null;
  const isSignedIn = base.session.user !== null;
  return visitor === null || (visitor === 'user') === isSignedIn ? null : visitor;
}
