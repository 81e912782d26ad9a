import { exportPortable } from '../../shared/blueprint/portable/export-portable';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { writeSource } from '../../shared/blueprint/project/write-source';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { fail, ok } from '../../shared/kernel/result';
import type { SourceCodec } from '../state/codec';

/** Texts to records and back, by shared/blueprint. */
export const sourceCodec: SourceCodec = {
  read: ({ path, text }, context) => {
    const parsed = parseBlueprint(text, path);
    if (!parsed.parsed) return fail(parsed.diagnostics);
    const { records, diagnostics } = projectBlueprint(parsed, context);
    return ok({ records, problems: [...parsed.diagnostics, ...diagnostics] });
  },

  write: (document, source, { descriptors }) => writeSource(document, source, descriptors),

  exportFlows: (document, flows, { descriptors }) => {
    const { text, diagnostics } = exportPortable(document, { flows, release: descriptors.release });
    return text === '' ? fail(diagnostics) : ok({ text, problems: diagnostics });
  },

  portable: exportPortable,
};
