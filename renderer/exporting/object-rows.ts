import type { RecordId } from '../../shared/authentik/record';
import type { ExportObject } from '../../shared/blueprint/portable/choices';

export interface ObjectRow {
  readonly object: ExportObject;
  /** How far below the chosen flows it stands. */
  readonly depth: number;
}

export interface ObjectRows {
  /** The chosen flows, each with what it needs below it. */
  readonly needed: readonly ObjectRow[];
  /** What points at them from outside. */
  readonly referrers: readonly ObjectRow[];
}

/** Every object once, below the first that it is there for. */
export function objectRows(objects: readonly ExportObject[]): ObjectRows {
  const below = new Map<RecordId, ExportObject[]>();
  for (const object of objects) {
    const [first] = object.for;
    if (first === undefined || object.role !== 'needed') continue;
    const list = below.get(first);
    if (list === undefined) below.set(first, [object]);
    else list.push(object);
  }
  const placed = new Set<RecordId>();
  const place = (object: ExportObject, depth: number): readonly ObjectRow[] => {
    if (placed.has(object.record)) return [];
    placed.add(object.record);
    const inner = [...(below.get(object.record) ?? [])].reverse();
    return [{ object, depth }, ...inner.flatMap((one) => place(one, depth + 1))];
  };
  const ofRole = (role: ExportObject['role']) => objects.filter((object) => object.role === role);
  const referrers = ofRole('referrer').flatMap((object) => place(object, 0));
  const chosen = ofRole('chosen').flatMap((object) => place(object, 0));
  return { needed: [...chosen, ...ofRole('needed').flatMap((object) => place(object, 1))], referrers };
}
