import type { ReactNode } from 'react';
import type { FieldDescriptor } from '../../../shared/authentik/descriptor';
import type { FieldValue, ModelName } from '../../../shared/authentik/record';

/** What every editor of one field is given. */
export interface EditorProps {
  readonly field: FieldDescriptor;
  /** Absent: the server's default. Never a tagged value; that has an editor of its own. */
  readonly value: FieldValue | undefined;
  /** Shows and stores the value; typing in quick succession is one step of undo. Why it was refused, if it was. */
  readonly onChange: (value: FieldValue) => string | undefined;
  /** Back to the server's default. */
  readonly onReset: () => void;
  /** Makes a record of a model, and refers to it here; `name` is what the user typed. */
  readonly onCreate: (model: ModelName, name: string | undefined) => void;
  readonly label: ReactNode;
  readonly description: ReactNode | undefined;
  readonly errorMessage: string | undefined;
  readonly actions: ReactNode;
}

/** The props that all fields of renderer/ui take alike. */
export function chromeOf({ field, label, description, errorMessage, actions }: EditorProps) {
  return {
    label,
    actions,
    isRequired: field.required,
    ...(description === undefined ? {} : { description }),
    ...(errorMessage === undefined ? {} : { errorMessage }),
  };
}

/** Text of a default, for a placeholder. */
export function defaultText({ default: value }: FieldDescriptor): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A literal as text, to be shown or to tell choices apart. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
