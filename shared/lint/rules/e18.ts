import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { BlueprintEntry } from '../../blueprint/text/blueprint-text';
import { parentKind } from '../../document/models';
import { valuesIn } from '../entry-values';
import type { LintRule } from '../rule';

const uuid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Whether the entry makes what a `!Find` or a primary key asks for. */
function makes(entry: BlueprintEntry, value: FieldValue): boolean {
  if (typeof value === 'string') return uuid.test(value) && entry.identifiers.pk === value;
  if (!isTaggedValue(value) || value.$tag !== '!Find' || !Array.isArray(value.value)) return false;
  const [model, ...pairs] = value.value as readonly FieldValue[];
  if (typeof model !== 'string' || typeof entry.model !== 'string' || pairs.length === 0) return false;
  const [asked, own] = [model.toLowerCase(), entry.model.toLowerCase()];
  if (asked !== own && !(parentKind(asked) !== undefined && own.startsWith(familyOf(asked)))) return false;
  return pairs.every((pair) => {
    if (!Array.isArray(pair)) return false;
    const [field, wanted] = pair as readonly FieldValue[];
    if (typeof field !== 'string' || typeof wanted !== 'string') return false;
    return entry.identifiers[field] === wanted || entry.attrs?.[field] === wanted;
  });
}

/** `authentik_flows.stage` stands for all of `authentik_stages_…`. */
function familyOf(base: string): string {
  return base === 'authentik_flows.stage' ? 'authentik_stages_' : 'authentik_policies_';
}

export const e18: LintRule = {
  id: 'E18',
  severity: 'warning',
  title: 'Used before it is made',
  why: 'The server applies entries one after the other, so on a server that has it not yet this finds nothing.',
  *check(context) {
    for (const parsed of context.files) {
      for (const entry of parsed.entries) {
        const later = parsed.entries.filter(({ index, state }) => index > entry.index && state !== 'absent');
        for (const { value, path, field } of valuesIn(entry)) {
          if (field === undefined || field === 'pk') continue;
          const maker = later.find((one) => makes(one, value));
          if (maker === undefined || parsed.entries.slice(0, entry.index).some((one) => makes(one, value)))
            continue;
          yield {
            text: { parsed, path },
            field,
            message: `${field} needs what a later entry makes, a ${typeof maker.model === 'string' ? maker.model : 'model'}. Move that entry before this one.`,
          };
        }
      }
    }
  },
};
