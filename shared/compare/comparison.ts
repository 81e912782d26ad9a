import type { FieldValue, ModelName, RecordId } from '../authentik/record';
import type { Place } from '../kernel/diagnostic';

/** Which of the two documents: the one before, or the one after. */
export type SideName = 'from' | 'to';

export interface FieldChange {
  /**
   * Name of the field; keys inside joined by a dot (`attributes.theme`), list items counted from 0 (`fields.2`).
   * `state`, `conditions` and `permissions` are what a blueprint says of the entry, not fields.
   */
  readonly field: string;
  /** Absent: nothing there. */
  readonly from?: FieldValue;
  readonly to?: FieldValue;
  /** The side that does not write the field: its value is the release's default. */
  readonly implied?: SideName;
  readonly at: Sides<Place>;
}

/** Something of each side, where it has it. */
export interface Sides<Value> {
  readonly from?: Value;
  readonly to?: Value;
}

export interface ComparedObject {
  readonly model: ModelName;
  /** What people call it, as it is afterwards (before, where it is gone). */
  readonly label: string;
  readonly record: Sides<RecordId>;
  readonly at: Sides<Place>;
}

export interface ChangedObject extends ComparedObject {
  readonly fields: readonly FieldChange[];
}

/** What is different between two documents, object by object, each list in the order of the documents. */
export interface Comparison {
  readonly added: readonly ComparedObject[];
  readonly removed: readonly ComparedObject[];
  readonly changed: readonly ChangedObject[];
  /** Bindings of which the order alone is another. */
  readonly moved: readonly ChangedObject[];
  /** Objects that are on both sides, by their record before. */
  readonly pairs: ReadonlyMap<RecordId, RecordId>;
}

export type ObjectFate = 'added' | 'removed' | 'changed' | 'moved';

export function isSame({ added, removed, changed, moved }: Comparison): boolean {
  return added.length + removed.length + changed.length + moved.length === 0;
}

/** All that is different, with what became of it. */
export function differences(
  comparison: Comparison,
): readonly { readonly fate: ObjectFate; readonly object: ComparedObject | ChangedObject }[] {
  const fates: readonly ObjectFate[] = ['removed', 'added', 'moved', 'changed'];
  return fates.flatMap((fate) => comparison[fate].map((object) => ({ fate, object })));
}
