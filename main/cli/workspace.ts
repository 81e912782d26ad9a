import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { documentOf } from '../../shared/document/document';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { FileText } from './read-files';

export interface LoadedFiles {
  readonly document: WorkspaceDocument;
  /** What keeps a file, or a part of it, out of the workspace. */
  readonly diagnostics: readonly Diagnostic[];
  readonly unreadable: boolean;
}

/** All files together as one workspace, read in the order in which they were named. */
export function loadFiles(files: readonly FileText[], descriptors: DescriptorSet): LoadedFiles {
  const diagnostics: Diagnostic[] = [];
  const records = new Map<string, AuthentikRecord>();
  let made = 0;
  for (const file of files) {
    if ('problem' in file) {
      diagnostics.push(file.problem);
      continue;
    }
    const parsed = parseBlueprint(file.text, file.path);
    diagnostics.push(...parsed.diagnostics.filter(({ severity }) => severity === 'error'));
    if (!parsed.parsed) continue;
    const projection = projectBlueprint(parsed, {
      newId: () => `record-${String((made += 1))}`,
      descriptors,
      document: documentOf(records.values()),
    });
    diagnostics.push(...projection.diagnostics);
    for (const record of projection.records) records.set(record.id, record);
  }
  const unreadable = diagnostics.some(({ severity }) => severity === 'error');
  return { document: documentOf(records.values()), diagnostics, unreadable };
}
