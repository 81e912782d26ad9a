import type { Release } from '../../shared/authentik/release';
import { checkImport } from '../../shared/blueprint/importer/check-import';
import { withoutRepeated } from '../../shared/lint/importer-says';
import { lintText } from '../../shared/lint/lint-file';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

/** Longer texts (in UTF-16 units) are not checked while somebody works: `stagecraft check` does it. */
const longest = 2_000_000;

interface Checked {
  readonly text: string;
  readonly release: Release;
  readonly diagnostics: readonly Diagnostic[];
}

/** The importer's verdict, then what the rules find in the text itself; the objects are linted with the workspace. */
function said(parsed: ReturnType<typeof parseBlueprint>, release: Release): readonly Diagnostic[] {
  const verdict = checkImport(parsed, { release }).diagnostics;
  const findings = lintText(parsed, { release, verdict });
  return [...withoutRepeated(verdict, findings), ...findings];
}

/** What a server would say of a text; of each path the last verdict is kept. */
export function createTextCheck(): (file: TextFile, release: Release) => readonly Diagnostic[] {
  const known = new Map<string, Checked>();
  return ({ path, text }, release) => {
    const last = known.get(path);
    if (last?.text === text && last.release === release) return last.diagnostics;
    const diagnostics = text.length > longest ? [] : said(parseBlueprint(text, path), release);
    known.set(path, { text, release, diagnostics });
    return diagnostics;
  };
}
