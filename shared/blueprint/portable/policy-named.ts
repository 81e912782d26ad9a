import type { AuthentikRecord } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { modelKind } from '../../document/models';
import { isPresent } from '../../document/presence';

/** The policy of that name, of whatever type: names are unique over all of them. */
export function policyNamed(document: WorkspaceDocument, name: string): AuthentikRecord | undefined {
  for (const record of document.records.values()) {
    if (modelKind(record.model) === 'policy' && record.fields.name === name && isPresent(record))
      return record;
  }
  return undefined;
}
