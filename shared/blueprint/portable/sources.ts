import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { textField } from '../../document/values';
import { parseBlueprint } from '../text/parse-blueprint';

/** What an export has to know of the files that its objects come from. */
export interface SourceFacts {
  /** A server wrote it, and a server leaves out what is empty or false. */
  readonly isServerExport: boolean;
  readonly context: Readonly<Record<string, FieldValue>>;
}

const generatedLabel = 'blueprints.goauthentik.io/generated';

export function sourceFacts(document: WorkspaceDocument): (record: AuthentikRecord) => SourceFacts {
  const known = new Map<RecordId, SourceFacts>();
  return (record) => {
    const id = record.entry?.source ?? '';
    const facts = known.get(id) ?? read(document.records.get(id));
    known.set(id, facts);
    return facts;
  };
}

function read(source: AuthentikRecord | undefined): SourceFacts {
  const text = source === undefined ? undefined : textField(source, 'text');
  if (text === undefined) return { isServerExport: false, context: {} };
  const { metadata, context } = parseBlueprint(text);
  return { isServerExport: metadata?.labels[generatedLabel] === 'true', context };
}
