import { exportPortable } from '../../shared/blueprint/portable/export-portable';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { compareSource } from '../../shared/blueprint/project/source-changes';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { fail, ok } from '../../shared/kernel/result';
import type { SourceCodec } from '../state/ports';

/** Texts to records and back, by shared/blueprint. */
export const sourceCodec: SourceCodec = {
  read: ({ path, text }, context) => {
    const parsed = parseBlueprint(text, path);
    if (!parsed.parsed) return fail(parsed.diagnostics);
    const { records, diagnostics } = projectBlueprint(parsed, context);
    return ok({ records, problems: [...parsed.diagnostics, ...diagnostics] });
  },

  write: (document, sourceId, { descriptors }) => {
    const source = document.records.get(sourceId);
    if (source === undefined) return fail([]);
    const parsed = parseBlueprint(textField(source, 'text') ?? '', textField(source, 'path'));
    if (!parsed.parsed) return fail(parsed.diagnostics);
    const { changes, entries } = compareSource({ document, sourceId, parsed, descriptors });
    if (changes.length > 0) return fail([notYet]);
    return ok({ text: parsed.text, entries });
  },

  exportFlows: (document, flows, { descriptors }) => {
    const { text, diagnostics } = exportPortable(document, { flows, release: descriptors.release });
    return text === '' ? fail(diagnostics) : ok({ text, problems: diagnostics });
  },
};

const notYet: Diagnostic = {
  code: 'source/cannot-write',
  severity: 'error',
  message: 'Writing changed blueprints is not part of this build.',
  at: {},
};
