import { isMap, isScalar, isSeq } from 'yaml';

import type { AnyNode, NodeReader } from '../text/python-node';
import { plainScalar, readFloat, readInteger } from '../text/plain-scalar';
import { textOf } from '../text/typed-scalar';
import { PyDict, PyOpaque, PySet, PyTag, PyTuple } from './python-value';
import type { PyValue } from './python-value';

/** Makes Python values of nodes, tags unresolved. Values are made once a node, so that aliases share. */
export function nodeValues(reader: NodeReader): (node: unknown) => PyValue {
  const made = new Map<AnyNode, PyValue>();

  function valueOf(raw: unknown): PyValue {
    const node = reader.follow(raw);
    if (node === null) return null;
    const known = made.get(node);
    if (known !== undefined) return known;
    const value = construct(node);
    if (node.anchor !== undefined) made.set(node, value);
    return value;
  }

  function construct(node: AnyNode): PyValue {
    const kind = reader.kind(node);
    if (kind === 'tag' || (kind === 'unknown' && node.tag !== undefined)) return tagOf(node);
    if (isScalar(node)) return scalarOf(node, kind);
    if (isSeq(node)) {
      const pairs = node.tag?.endsWith(':pairs') === true || node.tag?.endsWith(':omap') === true;
      return pairs ? node.items.map(tupleOf) : node.items.map(valueOf);
    }
    if (kind === 'set') return new PySet(reader.pairs(node).map(({ key }) => valueOf(key)));
    const dict = new PyDict();
    for (const { key, value } of reader.pairs(node)) dict.set(keyOf(key), valueOf(value));
    return dict;
  }

  // As a key, "=" is text; as a value it is no value at all.
  function keyOf(key: AnyNode | null): PyValue {
    return isScalar(key) && key.source === '=' ? '=' : valueOf(key);
  }

  function tupleOf(item: unknown): PyValue {
    const map = reader.follow(item);
    const pair = isMap(map) ? map.items[0] : undefined;
    return new PyTuple([valueOf(pair?.key), valueOf(pair?.value)]);
  }

  function tagOf(node: AnyNode): PyTag {
    const name = (node.tag ?? '').replace(/^!/, '');
    if (isScalar(node)) return new PyTag(name, textOf(node), []);
    if (!isSeq(node)) return new PyTag(name, undefined, []);
    return new PyTag(name, undefined, node.items.map(valueOf));
  }

  return valueOf;
}

function scalarOf(node: AnyNode, kind: string): PyValue {
  if (!isScalar(node)) return null;
  const text = textOf(node);
  switch (kind) {
    case 'null':
      return null;
    case 'bool':
      return /^(?:y|t|on)/i.test(text);
    case 'int': {
      const meaning = readInteger(text);
      return meaning.kind === 'int' ? BigInt(meaning.value) : null;
    }
    case 'float':
      return readFloat(text);
    case 'date':
      return dateOf(text);
    case 'bytes':
      return new PyOpaque('bytes', text.replace(/\s+/g, ''), `b'${text.replace(/\s+/g, '')}'`);
    default:
      return plainScalar(text).kind === 'merge' ? '<<' : text;
  }
}

const dateTime =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/;

function dateOf(text: string): PyOpaque {
  const [, year, month, day, hour, minute, second, fraction, zone, sign, zoneHour, zoneMinute] =
    dateTime.exec(text) ?? [];
  const two = (part: string | undefined): string => (part ?? '0').padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const numbers = [year, month, day].map(Number);
  if (hour === undefined) return new PyOpaque('date', date, `datetime.date(${numbers.join(', ')})`);
  const micro = (fraction ?? '').slice(0, 6).padEnd(6, '0');
  const hasMicro = Number(micro) !== 0;
  const offset =
    zone === undefined ? '' : zone === 'Z' ? '+00:00' : `${sign}${two(zoneHour)}:${two(zoneMinute)}`;
  const shown = `${date} ${two(hour)}:${minute}:${second}${hasMicro ? `.${micro}` : ''}${offset}`;
  const parts = [...numbers, Number(hour), Number(minute)];
  if (Number(second) !== 0 || hasMicro) parts.push(Number(second));
  if (hasMicro) parts.push(Number(micro));
  const utc = 'datetime.timezone.utc';
  const tz = zone === undefined ? '' : `, tzinfo=${offset === '+00:00' ? utc : 'datetime.timezone(...)'}`;
  return new PyOpaque('datetime', shown, `datetime.datetime(${parts.join(', ')}${tz})`);
}
