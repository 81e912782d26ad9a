import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceCodec } from '../../renderer/app/source-codec';
import { readFiles } from '../../renderer/state/read-files';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { CommandContext } from '../../shared/document/command';
import type { WorkspaceDocument } from '../../shared/document/document';
import { emptyDocument } from '../../shared/document/document';
import { isEmptyDiff } from '../../shared/document/diff';
import {
  policyBindingsOf,
  recordsOfKind,
  recordsOfModel,
  stageBindingsOf,
} from '../../shared/document/indexes';
import { danglingReferences } from '../../shared/document/integrity';
import { stageBindingModel } from '../../shared/document/models';
import { targetOf } from '../../shared/document/references';
import { runCommand } from '../../shared/document/run-command';
import type { TextFile } from '../../shared/ipc/contract';

const root = path.resolve(import.meta.dirname, '../..');
const folders = [
  'assets/blueprints',
  '../shared/authentik/blueprints',
  '../shared/authentik/blueprints-2026.5',
]
  .map((folder) => path.join(root, folder))
  .filter((folder) => existsSync(folder));

function filesIn(folder: string): readonly TextFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

let ids = 0;
const context: CommandContext = { descriptors: descriptorsFor('2026.8'), newId: () => `i${(ids += 1)}` };

function open(document: WorkspaceDocument, files: readonly TextFile[]) {
  const { records, failed } = readFiles(files, { codec: sourceCodec, document, context });
  const result = runCommand(document, { command: 'load-records', args: { records } }, context);
  if (!result.ok) throw new Error(result.error.map((problem) => problem.message).join('\n'));
  return { ...result.value, failed };
}

describe.each(folders.map((folder) => [path.relative(root, folder), filesIn(folder)] as const))(
  'all files of %s, opened together',
  (_folder, files) => {
    const { document, failed } = open(emptyDocument, files);

    it('are one workspace in which everything that is bound is found', () => {
      expect(failed).toEqual([]);
      expect(danglingReferences(document)).toEqual([]);
      const bindings = recordsOfModel(document, stageBindingModel);
      const lost = bindings.filter(
        ({ fields }) => !targetOf(document, fields.target) || !targetOf(document, fields.stage),
      );
      const notLiteral = lost.filter(({ fields }) => JSON.stringify(fields).includes('$tag') === false);
      expect(notLiteral.map(({ fields }) => fields)).toEqual([]);
      const shown = recordsOfKind(document, 'flow').flatMap((flow) => stageBindingsOf(document, flow.id));
      expect(shown.length).toBe(bindings.length - lost.length);
    });

    it('change nothing when they are opened again', () => {
      expect(open(document, files).diff).toEqual({ added: [], updated: [], removed: [] });
    });

    it('lose every flow, one after the other, with all that hung on it', () => {
      let now = document;
      for (const flow of recordsOfKind(document, 'flow')) {
        const result = runCommand(now, { command: 'delete-flow', args: { flow: flow.id } }, context);
        expect(result.ok && !isEmptyDiff(result.value.diff)).toBe(true);
        if (result.ok) now = result.value.document;
      }
      expect(danglingReferences(now)).toEqual([]);
      const found = recordsOfModel(document, stageBindingModel).filter(({ fields }) =>
        targetOf(document, fields.target),
      );
      expect(found.filter(({ id }) => now.records.has(id))).toEqual([]);
      const gates = found.flatMap(({ id }) => policyBindingsOf(document, id));
      expect(gates.filter(({ id }) => now.records.has(id))).toEqual([]);
      expect(recordsOfKind(now, 'stage').length).toBe(recordsOfKind(document, 'stage').length);
    });
  },
);
