import type { FieldValue } from '../../shared/authentik/record';
import type { AskedKind } from '../../shared/blueprint/context/asked-names';

/** A given value as it is typed: text as it is, everything else, and text that would be read as something else, as JSON. */
export function writtenGiven(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' && !isOther(value) ? value : JSON.stringify(value);
}

/** What was typed: of context, JSON is what it says (`true`, `12`, `["a"]`, `"12"`), all else is text. Empty is nothing. */
export function readGiven(kind: AskedKind, text: string): FieldValue | undefined {
  if (text === '') return undefined;
  if (kind !== 'context') return text;
  return isOther(text) ? (JSON.parse(text) as FieldValue) : text;
}

function isOther(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
