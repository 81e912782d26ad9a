import type { AuthentikRecord, ModelName, RecordId } from '../../authentik/record';
import { modelKind } from '../../document/models';

/**
 * What an export does with an object: writes it, names it by `!Find` so that the importing server must have it, or
 * does without it.
 */
export type Choice = 'include' | 'refer' | 'leave-out';

/**
 * Why an object is in question: a chosen flow, what such a flow needs, or what points at it from outside (a brand,
 * a source, an application), which is left out unless it is chosen.
 */
export type ObjectRole = 'chosen' | 'needed' | 'referrer';

/** One object that an export has to do with, and what becomes of it. */
export interface ExportObject {
  readonly record: RecordId;
  readonly model: ModelName;
  readonly label: string;
  readonly role: ObjectRole;
  readonly choice: Choice;
  /** What may be chosen, `choice` among it. */
  readonly choices: readonly Choice[];
  /** The objects that it is there for, in the order in which they were met. Empty for a chosen flow. */
  readonly for: readonly RecordId[];
}

export type Choices = Readonly<Record<RecordId, Choice>>;

/** Bindings have no name to be found by. */
export function choicesFor(record: AuthentikRecord, role: ObjectRole): readonly Choice[] {
  if (role === 'chosen') return ['include'];
  if (modelKind(record.model) === 'binding' || role === 'referrer') return ['include', 'leave-out'];
  return ['include', 'refer', 'leave-out'];
}

/** What is done where nobody chose: what the workspace holds and the flows need comes along, so that an empty server takes it. */
export function choiceOf(choices: Choices, record: AuthentikRecord, role: ObjectRole): Choice {
  const usual = role === 'referrer' ? 'leave-out' : 'include';
  const chosen = choices[record.id] ?? usual;
  return choicesFor(record, role).includes(chosen) ? chosen : usual;
}
