import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { recordsOfModel } from '../../document/indexes';
import { flowModel, groupModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { policyNamed } from './policy-named';

/** An object that a text names without a reference: a Python expression, an address. */
export interface NamedObject {
  readonly kind: 'policy' | 'flow' | 'group';
  readonly name: string;
}

const patterns: readonly (readonly [kind: NamedObject['kind'], pattern: RegExp])[] = [
  ['policy', /\bak_call_policy\(\s*(?:name\s*=\s*)?(?:"([^"\n]+)"|'([^'\n]+)')/g],
  ['flow', /ak-flow:\/\/([-\w]+)/g],
  ['flow', /\/if\/flow\/([-\w]+)\//g],
  ['group', /\bak_is_group_member\([^()\n]*\bname\s*=\s*(?:"([^"\n]+)"|'([^'\n]+)')/g],
];

/** Fields of which authentik runs the text, or sends the visitor to it. */
const telling = ['expression', 'placeholder', 'initial_value', 'target_static'];

/** What a Python expression or an address names, each once. */
export function namedInText(text: string): readonly NamedObject[] {
  const found = patterns.flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), (match): NamedObject => ({ kind, name: match[1] ?? match[2] ?? '' })),
  );
  return found.filter(
    ({ kind, name }, index) =>
      found.findIndex((other) => other.kind === kind && other.name === name) === index,
  );
}

export interface NamedByField extends NamedObject {
  readonly field: string;
  readonly record?: AuthentikRecord;
}

/** What the texts of a record name, with the object where the workspace holds it. */
export function namedBy(document: WorkspaceDocument, record: AuthentikRecord): readonly NamedByField[] {
  return telling.flatMap((field) => {
    const text: FieldValue | undefined = record.fields[field];
    if (typeof text !== 'string') return [];
    return namedInText(text).map((named) => {
      const found = objectNamed(document, named);
      return { ...named, field, ...(found && { record: found }) };
    });
  });
}

function objectNamed(document: WorkspaceDocument, { kind, name }: NamedObject): AuthentikRecord | undefined {
  if (kind === 'policy') return policyNamed(document, name);
  const [model, field] = kind === 'flow' ? [flowModel, 'slug'] : [groupModel, 'name'];
  return recordsOfModel(document, model).find((record) => record.fields[field] === name && isPresent(record));
}
