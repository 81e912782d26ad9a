import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import { namesAsked } from '../context/asked-names';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintEntry } from '../text/blueprint-text';

const words = { context: '!Context', env: '!Env', file: '!File' } as const;

/**
 * What the server does not say where it refuses an empty value: that the value comes from a tag that found nothing here,
 * and what to do about it. Undefined where no tag has to do with it.
 */
export function whyNothing(
  { identifiers, attrs }: BlueprintEntry,
  problems: readonly Diagnostic[],
): string | undefined {
  for (const { severity, at } of problems) {
    const name = at.field?.split('.', 1)[0];
    if (severity !== 'error' || name === undefined) continue;
    const value = identifiers[name] ?? attrs?.[name];
    const asked = namesAsked([value]).find(({ fallback }) => fallback === undefined || fallback === null);
    if (asked !== undefined) {
      return `${words[asked.kind]} ${asked.name} finds nothing: give it a value for this import.`;
    }
    if (findsObject(value)) {
      return `“${name}” is looked up by !Find, and this workspace does not hold it: import or open what does as well.`;
    }
  }
  return undefined;
}

function findsObject(value: FieldValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isTaggedValue(value)) return value.$tag === '!Find' || findsObject(value.value);
  return Object.values(value as Readonly<Record<string, FieldValue>>).some(findsObject);
}
