import type { Json } from '../../kernel/json';
import { readInteger, readText } from '../answer-fields';
import { pythonText } from '../python-text';
import type { FieldError, StageRun } from '../stage';

export type SetupCode =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: FieldError };

/** A code as set-up stages take it: a whole number until 2025.10, text from 2026.5 on. */
export function readSetupCode({ state }: StageRun, value: Json | undefined): SetupCode {
  const asText = state.rules.setupCodes === 'text';
  const read = asText ? readText(value, { allowBlank: false }) : readInteger(value);
  return read.ok ? { ok: true, text: pythonText(read.value ?? '') } : read;
}
