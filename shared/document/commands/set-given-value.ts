import type { FieldValue, RecordId } from '../../authentik/record';
import { isRecordReference } from '../../authentik/record';
import { recordsOfModel } from '../indexes';
import { valueModel } from '../models';
import { reference } from '../values';
import { defineCommand } from './define';

export interface SetGivenValueArgs {
  readonly kind: 'context' | 'env' | 'file';
  /** Key of the context, name of the variable, path of the file. */
  readonly name: string;
  /** Absent: the value that was given is taken back. */
  readonly value?: FieldValue;
  /** The opened blueprint that it is for; absent: every one. */
  readonly source?: RecordId;
}

const words = { context: '!Context', env: '!Env', file: '!File' } as const;

/** Says what `!Context`, `!Env` or `!File` find while they are shown and imported here. Never written into a file. */
export const setGivenValue = defineCommand<SetGivenValueArgs>({
  name: 'set-given-value',
  title: (_, { kind, name, value }) =>
    `${value === undefined ? 'Take back' : 'Give'} the value of ${words[kind]} ${name}`,
  change: (draft, { kind, name, value, source }, context) => {
    const held = recordsOfModel(draft.base, valueModel).filter(
      ({ fields }) =>
        fields.kind === kind &&
        fields.name === name &&
        (isRecordReference(fields.source) ? fields.source.$ref : undefined) === source,
    );
    for (const { id } of held) draft.remove(id);
    if (value === undefined) return undefined;
    const fields = { kind, name, value, ...(source !== undefined && { source: reference(source) }) };
    draft.put({ id: held[0]?.id ?? context.newId(), model: valueModel, fields });
    return undefined;
  },
});
