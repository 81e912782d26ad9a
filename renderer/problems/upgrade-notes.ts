import type { Release } from '../../shared/authentik/release';
import { compareReleases, releases } from '../../shared/authentik/release';
import { checkImport } from '../../shared/blueprint/importer/check-import';
import type { ParsedBlueprint } from '../../shared/blueprint/text/blueprint-text';
import { writeSource } from '../../shared/blueprint/project/write-source';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { upgradeNotes } from '../../shared/blueprint/upgrade/upgrade-notes';
import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

/** Releases that a workspace for `release` can be upgraded to, the next one first. */
export function laterReleases(release: Release): readonly Release[] {
  return releases.filter((one) => compareReleases(one, release) > 0);
}

/** What the importer of the target refuses and that of the earlier release did not. */
function refusedAnew(parsed: ParsedBlueprint, from: Release, target: Release): readonly Diagnostic[] {
  const key = ({ code, at }: Diagnostic) => [code, at.line, at.column, at.field].join(' ');
  const before = new Set(checkImport(parsed, { release: from }).diagnostics.map(key));
  return checkImport(parsed, { release: target }).diagnostics.filter(
    (said) => said.severity === 'error' && !before.has(key(said)),
  );
}

/** What another release means for the files of a workspace, as they are now; each finding with its line. */
export function upgradeOfWorkspace(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  target: Release,
): readonly Diagnostic[] {
  return recordsOfModel(document, sourceModel).flatMap((source) => {
    const written = writeSource(document, source.id, descriptors);
    const text = written.ok ? written.value.text : (textField(source, 'text') ?? '');
    const parsed = parseBlueprint(text, textField(source, 'path') ?? '');
    const from = descriptors.release;
    return [...refusedAnew(parsed, from, target), ...upgradeNotes(parsed, { from, target })];
  });
}
