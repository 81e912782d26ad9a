import type { FieldValue } from '../../authentik/record';
import type { BlueprintEntry, ParsedBlueprint } from '../../blueprint/text/blueprint-text';
import type { LintContext } from '../context';
import type { LintRule } from '../rule';

const instanceModel = 'authentik_blueprints.blueprintinstance';

/** The file that an instance applies: by its path, else by the name that both have. */
function fileOf(context: LintContext, { attrs, identifiers }: BlueprintEntry): ParsedBlueprint | undefined {
  const { path, name } = { ...attrs, ...identifiers };
  return context.files.find(
    (parsed) =>
      (typeof path === 'string' &&
        path !== '' &&
        (parsed.path?.replaceAll('\\', '/').endsWith(path) ?? false)) ||
      (typeof name === 'string' && parsed.metadata?.name === name),
  );
}

function contextOf({ attrs }: BlueprintEntry): Readonly<Record<string, FieldValue>> {
  const given = attrs?.context;
  const isMapping = typeof given === 'object' && given !== null && !Array.isArray(given);
  return isMapping ? (given as Record<string, FieldValue>) : {};
}

export const e19: LintRule = {
  id: 'E19',
  severity: 'warning',
  title: 'A list in both contexts',
  why: 'Lists of the blueprint’s context and of its instance are joined; one does not take the place of the other.',
  *check(context) {
    for (const parsed of context.files) {
      for (const entry of parsed.entries) {
        if (entry.model !== instanceModel) continue;
        const applied = fileOf(context, entry);
        for (const [key, value] of Object.entries(contextOf(entry))) {
          if (!Array.isArray(value) || !Array.isArray(applied?.context[key])) continue;
          yield {
            text: { parsed, path: [...entry.path, 'attrs', 'context', key] },
            field: 'context',
            message: `“${key}” is a list here and in the blueprint that this instance applies.`,
          };
        }
      }
    }
  },
};
