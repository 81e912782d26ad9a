import type { RecordId } from '../../shared/authentik/record';
import { placeOf } from '../../shared/blueprint/text/place-of';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { stageBindingModel } from '../../shared/document/models';
import { targetOf } from '../../shared/document/references';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { CodecContext, SourceCodec } from '../state/ports';
import type { LineRange } from '../ui/code-reveal';

export interface SourceText {
  readonly text: string;
  /** The file's path; undefined where the flow is in no file yet and this is what an export would give. */
  readonly path: string | undefined;
  /** Where a record's entry stands in the text, in lines from 1. */
  readonly linesOf: (record: RecordId) => LineRange | undefined;
  /** Why the text cannot be given as it would be saved; then it is the text as it was opened. */
  readonly problems: readonly Diagnostic[];
}

interface SourceTextInput {
  readonly document: WorkspaceDocument;
  readonly flow: RecordId;
  readonly codec: SourceCodec;
  readonly context: CodecContext;
}

/** The text that a save would write for the file of a flow, or what an export of the flow would be. */
export function sourceText({ document, flow, codec, context }: SourceTextInput): SourceText {
  const source = document.records.get(document.records.get(flow)?.entry?.source ?? '');
  if (source === undefined) {
    const made = codec.exportFlows(document, [flow], context);
    return {
      text: made.ok ? made.value.text : '',
      path: undefined,
      linesOf: () => undefined,
      problems: made.ok ? [] : made.error,
    };
  }
  const path = textField(source, 'path') ?? '';
  const written = codec.write(document, source.id, context);
  const text = written.ok ? written.value.text : (textField(source, 'text') ?? '');
  const places = new Map(
    written.ok ? written.value.entries.map(({ record, entry }) => [record, entry.path] as const) : [],
  );
  let parsed: ReturnType<typeof parseBlueprint> | undefined;
  const entryPath = (id: RecordId) => places.get(id) ?? document.records.get(id)?.entry?.path;
  return {
    text,
    path,
    problems: written.ok ? [] : written.error,
    linesOf: (id) => {
      const record = document.records.get(id);
      // A binding without an entry of its own in this file is shown by its stage.
      const stage = record?.model === stageBindingModel ? targetOf(document, record.fields.stage) : undefined;
      const found = entryPath(id) ?? (stage && entryPath(stage.id));
      if (found === undefined) return undefined;
      parsed ??= parseBlueprint(text, path);
      const { line, endLine, endColumn } = placeOf(parsed, found);
      if (line === undefined) return undefined;
      const last = endLine !== undefined && endColumn === 1 ? endLine - 1 : (endLine ?? line);
      return { from: line, to: Math.max(line, last) };
    },
  };
}
