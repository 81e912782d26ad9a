import type { AuthentikRecord } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { documentOf } from '../../document/document';
import type { LintContext } from '../context';

/** A flow's workspace with two stages of the same order in the one order and in the other. */
export interface SwappedTie {
  readonly document: WorkspaceDocument;
  readonly binding: AuthentikRecord;
}

/** For each two neighbouring stages of the same order, the workspace in which the second surely comes first. */
export function swappedTies(context: LintContext, flow: AuthentikRecord): readonly SwappedTie[] {
  const steps = context.stepsOf(flow);
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (before?.order !== step.order || step.order === Number.MAX_SAFE_INTEGER) return [];
    const order = new Map(steps.map(({ binding }, place) => [binding.id, place * 10]));
    order.set(step.binding.id, (index - 1) * 10 - 1);
    const records = [...context.document.records.values()].map((record) => {
      const given = order.get(record.id);
      return given === undefined ? record : { ...record, fields: { ...record.fields, order: given } };
    });
    return [{ document: documentOf(records), binding: step.binding }];
  });
}
