import type { ExternalReference, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import { compareReleases } from '../../authentik/release';
import type { Release } from '../../authentik/release';
import type { WorkspaceDocument } from '../../document/document';
import { sourceModel } from '../../document/models';
import { resolveValue } from '../../document/references';
import { parsedSource } from '../project/parsed-source';
import { evaluate, keyOfMessage } from '../resolve/evaluation';
import { plainValue, pythonValue } from '../resolve/plain-value';
import { PyDict, PyError, PyOpaque, PyTag } from '../resolve/python-value';
import type { PyValue } from '../resolve/python-value';
import { alwaysMerge, invalid } from '../resolve/tag-resolver';
import type { PyFind, TagWorld } from '../resolve/tag-resolver';
import type { GivenValues } from './given-values';
import { givenValues } from './given-values';

/** What a field's tags are evaluated against: the workspace, and the values given for the file that it belongs to. */
export interface FieldSurroundings {
  readonly document: WorkspaceDocument;
  readonly release: Release;
  /** The opened blueprint that the field's record belongs to. */
  readonly source?: RecordId;
  /** Absent: those that the workspace holds. */
  readonly given?: GivenValues;
  /** Answers queries for what the workspace does not hold; absent: with null. */
  readonly elsewhere?: (query: PyFind) => PyValue;
}

export interface Evaluated {
  /** References stand as `{$ref}`; what the workspace does not hold resolves to null. Absent where it fails. */
  readonly value?: FieldValue;
  /** The server's words where it fails. */
  readonly error?: string;
}

/** What a value with tags comes to. */
export function evaluateField(value: FieldValue, around: FieldSurroundings): Evaluated {
  try {
    return { value: pointers(plainValue(evaluate(taggedPython(value), worldOf(around)), () => '')) };
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return { error: error.type === 'EntryInvalidError' ? error.message : error.line };
  }
}

/** A value of a record as Python has it before its tags are resolved. */
export function taggedPython(value: FieldValue): PyValue {
  if (isRecordReference(value)) return new PyOpaque('key', value.$ref, value.$ref);
  if (isExternalReference(value)) {
    const { model, where } = value.$external;
    const pairs = where.map(([field, wanted]) => [field, taggedPython(wanted)]);
    return new PyTag('Find', undefined, [model, ...pairs]);
  }
  if (isTaggedValue(value)) return tagOf(value.$tag, value.value);
  if (Array.isArray(value)) return (value as readonly FieldValue[]).map(taggedPython);
  if (typeof value !== 'object' || value === null) return pythonValue(value);
  const dict = new PyDict();
  for (const [key, item] of Object.entries(value as Readonly<Record<string, FieldValue>>)) {
    dict.set(key, taggedPython(item));
  }
  return dict;
}

function tagOf(tag: string, argument: FieldValue): PyValue {
  if (tag.startsWith('!!')) return yamlTyped(tag, argument);
  const name = tag.replace(/^!/, '');
  if (Array.isArray(argument)) {
    return new PyTag(name, undefined, (argument as readonly FieldValue[]).map(taggedPython));
  }
  if (typeof argument === 'object' && argument !== null) return new PyTag(name, undefined, []);
  return new PyTag(name, argument === null ? '' : String(argument), []);
}

/** What JSON cannot say, see `BlueprintEntry`. */
function yamlTyped(tag: string, argument: FieldValue): PyValue {
  const text = typeof argument === 'string' ? argument : '';
  if (tag === '!!int' && /^-?\d+$/.test(text)) return BigInt(text);
  if (tag === '!!timestamp') return new PyOpaque('datetime', text, text);
  if (tag === '!!binary') return new PyOpaque('bytes', text, text);
  if (tag === '!!float') return text === '.nan' ? NaN : text === '-.inf' ? -Infinity : Infinity;
  return pythonValue(null);
}

const serverContext = { 'goauthentik.io/enterprise/licensed': false, 'goauthentik.io/rbac/models': {} };

export function worldOf(around: FieldSurroundings): TagWorld {
  const { document, release, source } = around;
  const given = around.given ?? givenValues(document, source);
  const own = (table: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(table, name) ? table[name] : undefined;
  return {
    context: contextOf(around, given),
    newPython: compareReleases(release, '2026.2') >= 0,
    equality: compareReleases(release, '2026.8') >= 0,
    env: (name) => own(given.env, name),
    file: (path) => own(given.files, path),
    find: (query) => find(document, query) ?? around.elsewhere?.(query) ?? null,
    keyOf: (tag) => {
      throw invalid(keyOfMessage(tag));
    },
  };
}

function contextOf({ document, source }: FieldSurroundings, { context }: GivenValues): PyDict {
  const record = source === undefined ? undefined : document.records.get(source);
  const own = record?.model === sourceModel ? parsedSource(record).context : {};
  const merged = alwaysMerge(
    alwaysMerge(pythonValue(serverContext), taggedPython(own)),
    taggedPython(context),
  );
  return merged instanceof PyDict ? merged : new PyDict();
}

function find(document: WorkspaceDocument, { tag, model, where }: PyFind): PyValue | undefined {
  const external: ExternalReference = {
    $external: {
      model,
      where: where.map(([field, value]) => [field, pointers(plainValue(value, () => ''))] as const),
    },
  };
  const found = resolveValue(document, external);
  if (found === undefined) return undefined;
  const key = new PyOpaque('key', found.id, found.id);
  if (tag === '!Find') return key;
  const fields = new PyDict();
  for (const [name, value] of Object.entries(found.fields)) {
    fields.set(name, isTaggedValue(value) || isExternalReference(value) ? null : taggedPython(value));
  }
  fields.set('pk', key);
  return fields;
}

/** Keys of records come out of Python as `!KeyOf`. */
function pointers(value: FieldValue): FieldValue {
  if (typeof value !== 'object' || value === null || isRecordReference(value)) return value;
  if (isTaggedValue(value)) {
    return value.$tag === '!KeyOf' && typeof value.value === 'string' ? { $ref: value.value } : value;
  }
  if (Array.isArray(value)) return (value as readonly FieldValue[]).map(pointers);
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, FieldValue>>).map(([key, item]) => [key, pointers(item)]),
  );
}
