import type { RecordId } from '../authentik/record';
import { targetsIn } from '../blueprint/portable/closure';
import type { WorkspaceDocument } from '../document/document';
import { policyBindingsOf, stageBindingsOf } from '../document/indexes';
import { flowModel } from '../document/models';

/** What belongs to a flow: its bindings, stages, policies and prompts, and what those name; other flows do not. */
export function flowScope(document: WorkspaceDocument, flow: RecordId | undefined): ReadonlySet<RecordId> {
  const found = new Set<RecordId>();
  const waiting = flow === undefined ? [] : [flow];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const record = document.records.get(id);
    if (record === undefined || found.has(id)) continue;
    found.add(id);
    const targets = Object.values(record.fields).flatMap((value) => targetsIn(document, value));
    const bindings = [...stageBindingsOf(document, id), ...policyBindingsOf(document, id)];
    for (const next of [...targets, ...bindings]) if (next.model !== flowModel) waiting.push(next.id);
  }
  return found;
}
