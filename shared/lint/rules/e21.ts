import type { FieldValue } from '../../authentik/record';
import type { BlueprintEntry, ParsedBlueprint } from '../../blueprint/text/blueprint-text';
import type { LintContext } from '../context';
import type { Finding, LintRule } from '../rule';
import { metaApplyModel } from '../models';
import { shippedBlueprints } from '../shipped-objects';

interface Applied {
  readonly entry: BlueprintEntry;
  readonly name?: string;
  readonly path?: string;
  readonly required: FieldValue | undefined;
}

function appliedBy(parsed: ParsedBlueprint): readonly Applied[] {
  return parsed.entries.flatMap((entry) => {
    if (entry.model !== metaApplyModel) return [];
    const { identifiers, required } = entry.attrs ?? {};
    const { name, path } = (
      typeof identifiers === 'object' && identifiers !== null ? identifiers : {}
    ) as Readonly<Record<string, FieldValue>>;
    return [
      {
        entry,
        required,
        ...(typeof name === 'string' && { name }),
        ...(typeof path === 'string' && { path }),
      },
    ];
  });
}

function isFile({ name, path }: Applied, parsed: ParsedBlueprint): boolean {
  if (name !== undefined) return parsed.metadata?.name === name;
  return path !== undefined && (parsed.path?.replaceAll('\\', '/').endsWith(path) ?? false);
}

/** Whether a file comes to apply itself. */
function returnsTo(context: LintContext, start: ParsedBlueprint, first: Applied): boolean {
  const seen = new Set<ParsedBlueprint>();
  const open = [first];
  for (let applied = open.pop(); applied !== undefined; applied = open.pop()) {
    for (const parsed of context.files) {
      if (!isFile(applied, parsed)) continue;
      if (parsed === start) return true;
      if (seen.has(parsed)) continue;
      seen.add(parsed);
      open.push(...appliedBy(parsed));
    }
  }
  return false;
}

function problem(context: LintContext, parsed: ParsedBlueprint, applied: Applied): Finding | undefined {
  const { entry, name, path, required } = applied;
  const label = name ?? path;
  if (label === undefined) return undefined;
  const place = [...entry.path, 'attrs', 'identifiers', name === undefined ? 'path' : 'name'];
  const text = { parsed, path: place };
  if (returnsTo(context, parsed, applied)) {
    return { text, field: 'identifiers', message: `“${label}” comes back to this blueprint without end.` };
  }
  const isOptional = required === false || (required !== undefined && required !== true);
  const isKnown = shippedBlueprints.has(label) || context.files.some((file) => isFile(applied, file));
  if (isOptional || isKnown) return undefined;
  return {
    text,
    field: 'identifiers',
    message: `“${label}” is required, and no blueprint of that ${name === undefined ? 'path' : 'name'} is known. Give required: false, or see that it is there.`,
  };
}

export const e21: LintRule = {
  id: 'E21',
  severity: 'warning',
  title: 'A blueprint that applies what may be missing, or itself',
  why: 'Nothing stops the circle, and where a required blueprint is missing nothing of this file is imported.',
  *check(context) {
    for (const parsed of context.files) {
      for (const applied of appliedBy(parsed)) {
        const found = problem(context, parsed, applied);
        if (found) yield found;
      }
    }
  },
};
