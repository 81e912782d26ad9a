import {
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Node } from 'yaml';
import type { FieldValue, RecordId } from '../../shared/authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../shared/authentik/record';
import type { Result } from '../../shared/kernel/result';
import { fail, ok } from '../../shared/kernel/result';

/** How a record of the workspace is called in the text: its blueprint `id`, else its identity. */
export interface RecordNames {
  readonly nameOf: (record: RecordId) => string;
  readonly recordOf: (name: string) => RecordId | undefined;
}

/** A value as YAML with blueprint tags, for editing as text. */
export function valueToText(value: FieldValue, names: RecordNames): string {
  const document = new Document(null, { version: '1.1' });
  document.contents = toNode(document, value, names);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, directives: false }).trimEnd();
}

/** Reads what `valueToText` wrote and the user changed; the failure says line and reason. */
export function textToValue(text: string, names: RecordNames): Result<FieldValue, string> {
  const document = parseDocument(text, { version: '1.1', logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line;
    const [reason] = error.message.split(/ at line|\n/);
    return fail(`This is not YAML${line === undefined ? '' : ` (line ${String(line)})`}: ${reason ?? ''}`);
  }
  try {
    return ok(document.contents === null ? null : fromNode(document.contents, names));
  } catch (error_) {
    if (error_ instanceof Unreadable) return fail(error_.message);
    throw error_;
  }
}

class Unreadable extends Error {}

function toNode(document: Document, value: FieldValue, names: RecordNames): Node {
  if (isRecordReference(value)) return tagged(new Scalar(names.nameOf(value.$ref)), '!KeyOf');
  if (isExternalReference(value)) {
    const { model, where } = value.$external;
    const pairs = where.map(([field, wanted]) =>
      sequence([new Scalar(field), toNode(document, wanted, names)]),
    );
    return tagged(sequence([new Scalar(model), ...pairs]), '!Find');
  }
  if (isTaggedValue(value)) {
    const inner = toNode(document, value.value, names);
    if (isSeq(inner)) inner.flow = true;
    return tagged(inner, value.$tag);
  }
  if (Array.isArray(value)) {
    const list = new YAMLSeq();
    list.items = (value as readonly FieldValue[]).map((item) => toNode(document, item, names));
    return list;
  }
  if (typeof value === 'object' && value !== null) {
    const map = new YAMLMap();
    for (const [key, item] of Object.entries(value)) {
      map.items.push(document.createPair(key, null));
      const pair = map.items[map.items.length - 1]!;
      pair.value = toNode(document, item, names);
    }
    return map;
  }
  return document.createNode(value);
}

function sequence(items: readonly Node[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [...items];
  list.flow = true;
  return list;
}

function tagged(node: Node, tag: string): Node {
  node.tag = tag;
  return node;
}

function fromNode(node: unknown, names: RecordNames): FieldValue {
  const tag = (node as { tag?: string }).tag;
  const plain = fromPlain(node, names);
  if (!tag?.startsWith('!')) return plain;
  if (tag === '!KeyOf') {
    const record = typeof plain === 'string' ? names.recordOf(plain) : undefined;
    if (record === undefined) {
      throw new Unreadable(`!KeyOf ${JSON.stringify(plain)}: no object of this workspace has that id.`);
    }
    return { $ref: record };
  }
  return tag === '!Find' ? found(plain) : { $tag: tag, value: plain };
}

function fromPlain(node: unknown, names: RecordNames): FieldValue {
  if (node === null || node === undefined) return null;
  if (isAlias(node)) throw new Unreadable('Anchors and aliases cannot be used here. Write the value out.');
  if (isSeq(node)) return node.items.map((item) => fromNode(item, names));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items
        .filter(isPair)
        .map(({ key, value }) => [
          String(isScalar(key) ? key.value : key),
          value === null ? null : fromNode(value, names),
        ]),
    );
  }
  if (!isScalar(node)) return null;
  const { value } = node;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : (node.source ?? null);
}

/** `!Find [model, [field, value], …]` as a reference; kept as a tag where it is not written that plainly. */
function found(plain: FieldValue): FieldValue {
  const kept: FieldValue = { $tag: '!Find', value: plain };
  if (!Array.isArray(plain)) return kept;
  const [model, ...pairs] = plain as readonly FieldValue[];
  if (typeof model !== 'string' || pairs.length === 0) return kept;
  const where: (readonly [string, FieldValue])[] = [];
  for (const pair of pairs) {
    const [field, value, ...rest] = Array.isArray(pair) ? (pair as readonly FieldValue[]) : [];
    if (typeof field !== 'string' || value === undefined || rest.length > 0) return kept;
    where.push([field, value]);
  }
  return { $external: { model: model.toLowerCase(), where } };
}
