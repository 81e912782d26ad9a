import type { AuthentikRecord, FieldValue, ModelName, RecordId } from '../../authentik/record';
import type { Diagnostic, Place } from '../../kernel/diagnostic';

export interface TextToImport {
  /** As the user knows it; for one of several texts in a file, where in the file it is. */
  readonly path: string;
  readonly text: string;
  /** The file that the text is part of, where it is not the whole of it. */
  readonly file?: string;
}

/** What the importer would do with an entry. `impossible`: it refuses the entry, and with it the whole blueprint. */
export type ImportAction = 'create' | 'update' | 'unchanged' | 'delete' | 'skipped' | 'impossible';

/** One field of an object that an entry changes. A side is absent where the field takes the server's default. */
export interface FieldChange {
  readonly field: string;
  readonly from?: FieldValue;
  readonly to?: FieldValue;
}

/** One entry of a blueprint and what it would do to the workspace. */
export interface PlannedEntry {
  /** Place among the entries of its blueprint, from 0, and its `id`, where it has one. */
  readonly index: number;
  readonly id?: string;
  /** As the text says; a model from a tag as it resolves. */
  readonly model: ModelName;
  /** What people call the object. */
  readonly label: string;
  readonly action: ImportAction;
  /** The workspace's record that it makes, changes, keeps or deletes. */
  readonly record?: RecordId;
  /** Of what is created or updated; in the order of the descriptor's fields. */
  readonly changes: readonly FieldChange[];
  /** Records that go along with one that is deleted. */
  readonly alsoRemoved: readonly RecordId[];
  /** Why it is so, where the action alone does not say it. */
  readonly note?: string;
  /** Where it stands in the text. */
  readonly at: Place;
  readonly problems: readonly Diagnostic[];
}

/** One blueprint text. */
export interface PlannedBlueprint {
  /** As the user knows the text: a path, or where in an export it was found. */
  readonly path: string;
  /** Whether the importer takes it. If not, nothing of it becomes part of the change. */
  readonly importable: boolean;
  readonly entries: readonly PlannedEntry[];
  /** Everything that is said of it, located in its text. */
  readonly problems: readonly Diagnostic[];
}

export interface ImportPlan {
  readonly blueprints: readonly PlannedBlueprint[];
  /** How many entries of importable blueprints do what; `impossible` counts those of all. */
  readonly counts: Readonly<Record<ImportAction, number>>;
  /** What the command `import-blueprints` is given. Both are empty where nothing would change. */
  readonly records: readonly AuthentikRecord[];
  readonly removed: readonly RecordId[];
}
