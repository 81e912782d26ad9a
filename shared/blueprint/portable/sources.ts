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

/**
 * Where a record comes from, as text that sorts by files and their entries, then by when it was made: the server keeps
 * what is of equal order in the order in which it was made, so an export has to as well.
 */
export function sourcePlaces(document: WorkspaceDocument): (record: AuthentikRecord) => string {
  const made = new Map([...document.records.keys()].map((id, index) => [id, index]));
  const digits = (count: number | undefined) => String(count ?? 99_999_999).padStart(8, '0');
  return ({ id, entry }) => {
    const path = entry?.path?.map((step) => (typeof step === 'number' ? digits(step) : step)).join(' ');
    const file = path === undefined ? undefined : made.get(entry!.source);
    return `${digits(file)} ${path ?? ''} ${digits(made.get(id))}`;
  };
}
