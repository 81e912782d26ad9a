import type { ParsedBlueprint } from '../../blueprint/text/blueprint-text';
import { isBehind, lostIn } from '../generated-export';
import type { LintRule } from '../rule';

export const e17: LintRule = {
  id: 'E17',
  severity: 'warning',
  title: 'A server’s own export, used as it is',
  why: 'Up to 2025.12 an export leaves out every false whose default is true, and every secret: imported elsewhere they come back as the default, or not at all.',
  *check(context) {
    for (const parsed of context.files) {
      if (!isBehind(parsed)) continue;
      const lost = parsed.entries.flatMap((entry) => lostIn(context, entry));
      const [first] = lost;
      if (first === undefined) continue;
      yield {
        text: { parsed, path: labelPath(parsed), what: 'key' },
        message: `This export says nothing of ${String(lost.length)} ${lost.length === 1 ? 'switch that was' : 'switches that were'} perhaps off, the first ${first.field} of line ${String(first.line)}, nor of any secret. Write out what the server had, or use a portable export.`,
      };
    }
  },
};

function labelPath({ metadata }: ParsedBlueprint) {
  return metadata === null ? ['version'] : ['metadata', 'labels', 'blueprints.goauthentik.io/generated'];
}
