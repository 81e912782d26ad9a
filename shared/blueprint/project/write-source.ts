import type { DescriptorSet } from '../../authentik/descriptor';
import type { EntryMeta, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { sourceModel } from '../../document/models';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { Result } from '../../kernel/result';
import { ok } from '../../kernel/result';
import type { BlueprintChange } from '../patch/blueprint-change';
import { patchBlueprint } from '../patch/patch-blueprint';
import type { ParsedBlueprint } from '../text/blueprint-text';
import { parsedSource } from './parsed-source';
import { compareSource } from './source-changes';
import type { SourceComparison } from './source-changes';

export interface WrittenSource {
  /** Byte for byte the text that was opened, but for what was edited. */
  readonly text: string;
  /** Where each record of the source stands in the new text: what the command `source-saved` takes. */
  readonly entries: readonly { readonly record: RecordId; readonly entry: EntryMeta }[];
}

/** The text that a source was opened with, brought up to what the document says now. Refused where it is no YAML. */
export function writeSource(
  document: WorkspaceDocument,
  sourceId: RecordId,
  descriptors?: DescriptorSet,
): Result<WrittenSource, readonly Diagnostic[]> {
  const { parsed, comparison } = compare(document, sourceId, descriptors);
  const { changes, entries } = comparison;
  if (changes.length === 0) return ok({ text: parsed.text, entries });
  const patched = patchBlueprint(parsed, changes);
  return patched.ok ? ok({ text: patched.value, entries }) : patched;
}

/** What `writeSource` would change in the text; empty where nothing was edited. */
export function changesOfSource(
  document: WorkspaceDocument,
  sourceId: RecordId,
  descriptors?: DescriptorSet,
): readonly BlueprintChange[] {
  return compare(document, sourceId, descriptors).comparison.changes;
}

function compare(
  document: WorkspaceDocument,
  sourceId: RecordId,
  descriptors: DescriptorSet | undefined,
): { readonly parsed: ParsedBlueprint; readonly comparison: SourceComparison } {
  const source = document.records.get(sourceId);
  if (source?.model !== sourceModel) throw new Error(`${sourceId} is no source of this document`);
  const parsed = parsedSource(source);
  const comparison = compareSource({ document, sourceId, parsed, ...(descriptors && { descriptors }) });
  return { parsed, comparison };
}
