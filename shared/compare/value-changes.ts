import { diffArrays } from 'diff';
import type { FieldValue } from '../authentik/record';
import { deepEqual } from '../kernel/equal';

/** One difference inside a value; `path` begins with the field's name. */
export interface ValueChange {
  readonly path: readonly (string | number)[];
  readonly from?: FieldValue;
  readonly to?: FieldValue;
}

/** A value as it is written, and in the form in which it is compared; both have the same shape. */
export interface Seen {
  readonly written: FieldValue;
  readonly plain: FieldValue;
}

type Path = ValueChange['path'];
type Mapping = Readonly<Record<string, FieldValue>>;
type Both = Readonly<Record<'from' | 'to', Seen>>;

/** Where two values differ, as deep as both are mappings or lists. `isSet`: the order of the list's items means nothing. */
export function valueChanges(path: Path, both: Both, isSet = false): readonly ValueChange[] {
  const { from, to } = both;
  if (deepEqual(from.plain, to.plain)) return [];
  if (isMapping(from) && isMapping(to)) return mappingChanges(path, both);
  if (Array.isArray(from.plain) && Array.isArray(to.plain)) {
    return isSet ? setChanges(path, both) : listChanges(path, both);
  }
  return [{ path, from: from.written, to: to.written }];
}

/** Tags and references are values of one piece. */
function isMapping({ plain }: Seen): boolean {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return false;
  return !['$tag', '$same', '$gone', '$elsewhere'].some((key) => key in plain);
}

function mappingChanges(path: Path, { from, to }: Both): readonly ValueChange[] {
  const names = new Set([...Object.keys(from.plain as Mapping), ...Object.keys(to.plain as Mapping)]);
  return [...names].flatMap((name) => {
    const [before, after] = [from, to].map((seen) => partOf(seen, name));
    return oneOrBoth([...path, name], before, after);
  });
}

function oneOrBoth(path: Path, from: Seen | undefined, to: Seen | undefined): readonly ValueChange[] {
  if (from && to) return valueChanges(path, { from, to });
  return [{ path, ...(from ? { from: from.written } : {}), ...(to ? { to: to.written } : {}) }];
}

function partOf({ written, plain }: Seen, name: string): Seen | undefined {
  const value = Object.hasOwn(plain as Mapping, name) ? (plain as Mapping)[name] : undefined;
  return value === undefined ? undefined : { plain: value, written: (written as Mapping)[name] ?? value };
}

interface Item extends Seen {
  readonly index: number;
}

function itemsOf({ written, plain }: Seen): readonly Item[] {
  return (plain as readonly FieldValue[]).map((value, index) => ({
    index,
    plain: value,
    written: (written as readonly FieldValue[])[index] ?? value,
  }));
}

function setChanges(path: Path, { from, to }: Both): readonly ValueChange[] {
  const left = [...itemsOf(to)];
  const gone = itemsOf(from).filter((item) => {
    const at = left.findIndex((other) => deepEqual(other.plain, item.plain));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [
    ...gone.map((item) => ({ path: [...path, item.index], from: item.written })),
    ...left.map((item) => ({ path: [...path, item.index], to: item.written })),
  ];
}

/** Items that went and came, in order; what was replaced in its place is looked into. */
function listChanges(path: Path, { from, to }: Both): readonly ValueChange[] {
  const parts = diffArrays([...itemsOf(from)], [...itemsOf(to)], {
    comparator: (left, right) => deepEqual(left.plain, right.plain),
  });
  const changes: ValueChange[] = [];
  for (const [at, part] of parts.entries()) {
    const before = parts[at - 1];
    const after = parts[at + 1];
    if (part.removed) {
      const others = after?.added ? after.value : [];
      for (const [index, item] of part.value.entries()) {
        changes.push(...oneOrBoth([...path, item.index], item, others[index]));
      }
    } else if (part.added) {
      const paired = before?.removed ? before.value.length : 0;
      for (const item of part.value.slice(paired)) {
        changes.push({ path: [...path, item.index], to: item.written });
      }
    }
  }
  return changes;
}
