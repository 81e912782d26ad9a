import type { FieldValue, RecordId } from '../../authentik/record';
import { isRecordReference } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { recordsOfModel } from '../../document/indexes';
import { valueModel } from '../../document/models';
import { textField } from '../../document/values';

/** What `!Context`, `!Env` and `!File` find: only what somebody gave, never anything of this machine. */
export interface GivenValues {
  readonly context: Readonly<Record<string, FieldValue>>;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

export const nothingGiven: GivenValues = { context: {}, env: {}, files: {} };

/** The values that a workspace holds for one opened blueprint: its own over those for all; without one, those for all. */
export function givenValues(document: WorkspaceDocument, source?: RecordId): GivenValues {
  const context: Record<string, FieldValue> = {};
  const env: Record<string, string> = {};
  const files: Record<string, string> = {};
  const records = recordsOfModel(document, valueModel).map((record) => {
    const { source: of } = record.fields;
    return { record, of: isRecordReference(of) ? of.$ref : undefined };
  });
  const own = source === undefined ? [] : records.filter(({ of }) => of === source);
  for (const { record } of [...records.filter(({ of }) => of === undefined), ...own]) {
    const { value = null, kind } = record.fields;
    const name = textField(record, 'name') ?? '';
    if (kind === 'context') context[name] = value;
    else if (typeof value === 'string') (kind === 'env' ? env : files)[name] = value;
  }
  return { context, env, files };
}
