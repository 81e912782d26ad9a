import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { Release } from '../../shared/authentik/release';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { documentOf } from '../../shared/document/document';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { locate } from '../../shared/lint/lint-file';
import { checkPersonas } from '../../shared/lint/personas/check-personas';
import { drive, UnknownAnswer } from '../../shared/policy/effect-host';
import { worldOfDocument } from '../../shared/simulate/scenario/document-world';
import type { ImportedWorld } from '../../shared/simulate/scenario/import-world';
import { outsideOf } from '../../shared/simulate/scenario/outside';
import { runScenario } from '../../shared/simulate/scenario/run-scenario';
import type { TraceStep } from '../../shared/simulate/scenario/run-scenario';
import type { HostFor } from '../../shared/simulate/scenario/simulate';
import { readFiles } from './read-files';

type WithPython = <Value>(run: (hostFor: HostFor) => Value) => Promise<Value>;

/** What personas show of the flows of one blueprint file, each finding with its line. A run that needs Python is run again with it. */
export async function checkFileWithPersonas(
  path: string,
  release: Release,
  withPython: WithPython,
): Promise<readonly Diagnostic[]> {
  const [file] = await readFiles([path]);
  if (file === undefined || 'problem' in file) return [];
  const parsed = parseBlueprint(file.text, path);
  if (!parsed.parsed) return [];
  const descriptors = descriptorsFor(release);
  let made = 0;
  const newId = () => `entry-${String((made += 1))}`;
  const document = documentOf(projectBlueprint(parsed, { newId, descriptors }).records);
  const worlds = new Map<WorkspaceDocument, ImportedWorld>();
  const worldOf = (one: WorkspaceDocument): ImportedWorld => {
    const world = worlds.get(one) ?? worldOfDocument(one, descriptors);
    worlds.set(one, world);
    return world;
  };
  const { findings } = await checkPersonas(document, {
    release,
    play: (scenario, played) =>
      withPython((hostFor) => {
        const steps: TraceStep[] = [];
        try {
          const run = runScenario(scenario, worldOf(played), steps);
          const { outcome, sessionAfter } = drive(run, hostFor(outsideOf(scenario)));
          return { steps, end: { outcome, sessionAfter } };
        } catch (error) {
          if (!(error instanceof UnknownAnswer)) throw error;
          return { steps, question: error.question };
        }
      }),
  });
  const diagnostics = findings.map(({ diagnostic }) => diagnostic);
  return locate(diagnostics, document, parsed).map(({ at, ...diagnostic }) => {
    const { record: _, ...place } = at;
    return { ...diagnostic, at: place };
  });
}
