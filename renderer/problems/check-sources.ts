import type { RecordId } from '../../shared/authentik/record';
import { checkImport } from '../../shared/blueprint/importer/check-import';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { CodecContext, SourceCodec } from '../state/ports';

/** Longer texts (in UTF-16 units) are not checked while somebody works: `stagecraft check` does it. */
const longest = 500_000;

interface Checked {
  readonly text: string;
  readonly release: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SourceCheck {
  /** What the server would say of every opened file as a save would write it, each problem with its record. */
  readonly check: (document: WorkspaceDocument, context: CodecContext) => readonly Diagnostic[];
}

/** Checks opened files; a text that was checked before is not checked again. */
export function createSourceCheck(codec: SourceCodec): SourceCheck {
  const known = new Map<RecordId, Checked>();
  return {
    check: (document, context) =>
      recordsOfModel(document, sourceModel).flatMap((source) => {
        const path = textField(source, 'path') ?? '';
        const written = codec.write(document, source.id, context);
        if (!written.ok) return written.error;
        const { text, entries } = written.value;
        const { release } = context.descriptors;
        let last = known.get(source.id);
        if (last?.text !== text || last.release !== release) {
          last = { text, release, diagnostics: text.length > longest ? [] : verdict(text, path, release) };
          known.set(source.id, last);
        }
        if (last.diagnostics.length === 0) return [];
        const records = recordsByEntry(parseBlueprint(text, path).entries, entries);
        return last.diagnostics.map((diagnostic) => withRecord(diagnostic, records));
      }),
  };
}

function verdict(text: string, path: string, release: CodecContext['descriptors']['release']) {
  return checkImport(parseBlueprint(text, path), { release }).diagnostics;
}

type Entries = ReturnType<typeof parseBlueprint>['entries'];
type Written = Extract<ReturnType<SourceCodec['write']>, { ok: true }>['value']['entries'];

function recordsByEntry(parsed: Entries, written: Written): ReadonlyMap<string, RecordId> {
  const byPath = new Map(written.map(({ record, entry }) => [JSON.stringify(entry.path), record]));
  const found = new Map<string, RecordId>();
  for (const { id, index, path } of parsed) {
    const record = byPath.get(JSON.stringify(path));
    if (record !== undefined) found.set(id ?? String(index), record);
  }
  return found;
}

function withRecord(diagnostic: Diagnostic, records: ReadonlyMap<string, RecordId>): Diagnostic {
  const { at } = diagnostic;
  const record = at.entry === undefined ? undefined : records.get(at.entry);
  return record === undefined ? diagnostic : { ...diagnostic, at: { ...at, record } };
}
