import { isMap, isScalar, isSeq } from 'yaml';

import type { KeyPath } from './blueprint-text';
import type { AnyNode, NodePair, NodeReader, PythonKind } from './python-node';

/** Where the text is not what authentik's data classes take. */
export interface ShapeFault {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The value at fault, or the mapping that lacks a key. */
  readonly node: AnyNode | null;
  readonly path: KeyPath;
}

type Fields = ReadonlyMap<string, AnyNode | null>;

interface Check {
  readonly reader: NodeReader;
  readonly path: KeyPath;
  /** What the importer refuses. */
  fault(code: string, message: string, at: Place): void;
  /** What it reads over. */
  doubt(code: string, message: string, at: Place): void;
}

interface Place {
  readonly node: AnyNode | null;
  readonly path: KeyPath;
}

const entryKeys = ['model', 'state', 'conditions', 'identifiers', 'attrs', 'id', 'permissions', '_state'];

const states = new Set(['present', 'created', 'must_created', 'absent']);
const articles: Record<PythonKind, string> = {
  null: 'null',
  bool: 'a boolean',
  int: 'a whole number',
  float: 'a decimal number',
  str: 'a text',
  list: 'a list',
  dict: 'a mapping',
  set: 'a set',
  date: 'a date',
  bytes: 'binary data',
  tag: 'a tag',
  unknown: 'something unknown',
};

/**
 * Holds the document against authentik's data classes (2025.8 to 2026.8, blueprints/v1/common.py, read by
 * dacite 1.9): a fault of severity `error` is what the importer refuses with an entry error without words.
 */
export function checkShape(top: AnyNode | null, reader: NodeReader): ShapeFault[] {
  const faults: ShapeFault[] = [];
  const check: Check = {
    reader,
    path: [],
    fault: (code, message, at) => faults.push({ code, severity: 'error', message, ...at }),
    doubt: (code, message, at) => faults.push({ code, severity: 'warning', message, ...at }),
  };
  if (!isMap(top) || reader.kind(top) !== 'dict') {
    faults.push(topFault(top, reader));
    return faults;
  }
  const fields = fieldsOf(top, reader);
  want(fields, { name: 'version', kinds: ['int', 'bool'] }, check);
  checkMetadata(fields, check);
  want(fields, { name: 'context', kinds: ['dict'] }, check);
  checkEntries(fields, check);
  return faults;
}

function topFault(top: AnyNode | null, reader: NodeReader): ShapeFault {
  const kind = reader.kind(top);
  // dacite looks for field names in it, which a text, a list and a set allow: then everything takes its default.
  const value = reader.value(top);
  const text = typeof value === 'string' ? value : '';
  const names = ['version', 'entries', 'context', 'metadata'];
  const found =
    kind === 'list' && isSeq(top)
      ? top.items.some((item) => names.some((name) => name === reader.value(item)))
      : names.some((name) => text.includes(name));
  const harmless = (kind === 'str' || kind === 'list' || kind === 'set') && !found;
  return {
    code: 'blueprint/top',
    severity: harmless ? 'warning' : 'error',
    message: `A blueprint is a mapping with the keys version, metadata and entries; this is ${articles[kind]}.`,
    node: top,
    path: [],
  };
}

function fieldsOf(map: AnyNode | null, reader: NodeReader): Fields {
  const fields = new Map<string, AnyNode | null>();
  if (!isMap(map)) return fields;
  for (const { key, value } of reader.pairs(map)) {
    if (isTextKey({ key, value }, reader)) fields.set(reader.keyText(key), reader.follow(value));
  }
  return fields;
}

function isTextKey(pair: NodePair, reader: NodeReader): boolean {
  // An unquoted "=" is no value, but as a key it is text.
  return reader.kind(pair.key) === 'str' || (isScalar(pair.key) && pair.key.source === '=');
}

interface Wanted {
  readonly name: string;
  readonly kinds: readonly PythonKind[];
  /** Which part of the file the name is a key of: ` of the entry`. */
  readonly of?: string;
}

/** True where the field is absent or of one of the kinds. */
function want(fields: Fields, wanted: Wanted, check: Check): boolean {
  if (!fields.has(wanted.name)) return true;
  const node = fields.get(wanted.name) ?? null;
  const kind = check.reader.kind(node);
  if (wanted.kinds.includes(kind) || kind === 'unknown') return true;
  const kinds = wanted.kinds.map((each) => articles[each]).join(' or ');
  const message = `"${wanted.name}"${wanted.of ?? ''} must be ${kinds}; this is ${articles[kind]}.`;
  check.fault('blueprint/type', message, { node, path: [...check.path, wanted.name] });
  return false;
}

function checkMetadata(fields: Fields, check: Check): void {
  if (!want(fields, { name: 'metadata', kinds: ['dict', 'null'] }, check)) return;
  const node = fields.get('metadata') ?? null;
  if (!isMap(node)) return;
  const inner: Check = { ...check, path: ['metadata'] };
  const metadata = fieldsOf(node, check.reader);
  if (!metadata.has('name')) {
    check.fault('blueprint/missing', '"metadata" needs a "name", a text.', { node, path: ['metadata'] });
  }
  want(metadata, { name: 'name', kinds: ['str'] }, inner);
  if (want(metadata, { name: 'labels', kinds: ['dict'] }, inner)) checkLabels(metadata.get('labels'), check);
}

function checkLabels(labels: AnyNode | null | undefined, check: Check): void {
  if (!isMap(labels)) return;
  for (const { key, value } of check.reader.pairs(labels)) {
    const path = ['metadata', 'labels', check.reader.keyText(key)];
    if (check.reader.kind(key) === 'str' && check.reader.kind(value) === 'str') continue;
    const message = 'A label is a text, and so is its name. Put it in quotes.';
    check.fault('blueprint/type', message, { node: check.reader.follow(value) ?? key, path });
  }
}

function checkEntries(fields: Fields, check: Check): void {
  if (!want(fields, { name: 'entries', kinds: ['list', 'dict'] }, check)) return;
  const entries = fields.get('entries');
  if (isSeq(entries)) {
    checkList(entries.items, { ...check, path: ['entries'] });
    return;
  }
  if (!isMap(entries)) return;
  for (const { key, value } of check.reader.pairs(entries)) {
    const section = check.reader.keyText(key);
    const path = ['entries', section];
    const list = check.reader.follow(value);
    if (check.reader.kind(key) !== 'str') {
      check.fault('blueprint/type', 'The name of a section must be a text. Put it in quotes.', {
        node: key,
        path,
      });
    }
    if (isSeq(list) && check.reader.kind(list) === 'list') checkList(list.items, { ...check, path });
    else {
      const message = `A section of "entries" must be a list of entries; this is ${articles[check.reader.kind(list)]}.`;
      check.fault('blueprint/type', message, { node: list ?? key, path });
    }
  }
}

function checkList(items: readonly unknown[], check: Check): void {
  items.forEach((item, index) => {
    const node = check.reader.follow(item);
    const path = [...check.path, index];
    if (isMap(node) && check.reader.kind(node) === 'dict') {
      checkEntry(node, { ...check, path });
      return;
    }
    const kind = articles[check.reader.kind(node)];
    check.fault('blueprint/type', `An entry must be a mapping with a "model"; this is ${kind}.`, {
      node,
      path,
    });
  });
}

function checkEntry(node: AnyNode, check: Check): void {
  const fields = fieldsOf(node, check.reader);
  const of = ' of the entry';
  if (!fields.has('model')) {
    check.fault('blueprint/missing', 'The entry needs a "model".', { node, path: check.path });
  }
  want(fields, { name: 'model', kinds: ['str', 'tag'], of }, check);
  want(fields, { name: 'id', kinds: ['str', 'null'], of }, check);
  want(fields, { name: 'conditions', kinds: ['list'], of }, check);
  want(fields, { name: '_state', kinds: ['dict'], of }, check);
  if (want(fields, { name: 'identifiers', kinds: ['dict'], of }, check))
    checkKeys('identifiers', fields, check);
  if (want(fields, { name: 'attrs', kinds: ['dict', 'null'], of }, check)) checkKeys('attrs', fields, check);
  if (want(fields, { name: 'state', kinds: ['str', 'tag'], of }, check)) checkState(fields, check);
  if (want(fields, { name: 'permissions', kinds: ['list'], of }, check)) checkPermissions(fields, check);
  checkEntryKeys(node, check);
}

function checkEntryKeys(node: AnyNode, check: Check): void {
  if (!isMap(node)) return;
  for (const pair of check.reader.pairs(node)) {
    const key = check.reader.keyText(pair.key);
    if (!isTextKey(pair, check.reader) || entryKeys.includes(key)) continue;
    const known = entryKeys.filter((each) => !each.startsWith('_')).join(', ');
    check.doubt('blueprint/unknown-key', `No server reads "${key}" of an entry. Its keys are ${known}.`, {
      node: pair.key!,
      path: [...check.path, key],
    });
  }
}

function checkKeys(name: string, fields: Fields, check: Check): void {
  const map = fields.get(name);
  if (!isMap(map)) return;
  for (const pair of check.reader.pairs(map)) {
    if (isTextKey(pair, check.reader)) continue;
    const key = check.reader.keyText(pair.key);
    const message = `A key of "${name}" must be a text; this is ${articles[check.reader.kind(pair.key)]}. Put it in quotes.`;
    check.fault('blueprint/type', message, { node: pair.key, path: [...check.path, name, key] });
  }
}

function checkState(fields: Fields, check: Check): void {
  const node = fields.get('state');
  if (node === undefined || check.reader.kind(node) !== 'str') return;
  const state = check.reader.value(node);
  if (typeof state === 'string' && states.has(state)) return;
  const message = 'A state is present, created, must_created or absent.';
  check.fault('blueprint/state', message, { node, path: [...check.path, 'state'] });
}

function checkPermissions(fields: Fields, check: Check): void {
  const list = fields.get('permissions');
  if (!isSeq(list)) return;
  list.items.forEach((item, index) => {
    const node = check.reader.follow(item);
    const path = [...check.path, 'permissions', index];
    const of = ' of the permission';
    if (!isMap(node)) {
      const message = 'A permission is a mapping with a "permission" and a "user" or "role".';
      check.fault('blueprint/type', message, { node, path });
      return;
    }
    const permission = fieldsOf(node, check.reader);
    const inner: Check = { ...check, path };
    if (!permission.has('permission')) {
      check.fault('blueprint/missing', 'The permission needs a "permission", its name.', { node, path });
    }
    want(permission, { name: 'permission', kinds: ['str', 'tag'], of }, inner);
    want(permission, { name: 'user', kinds: ['int', 'bool', 'tag', 'null'], of }, inner);
    want(permission, { name: 'role', kinds: ['str', 'tag', 'null'], of }, inner);
  });
}
