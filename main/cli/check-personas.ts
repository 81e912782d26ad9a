import type { Release } from '../../shared/authentik/release';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Outcome } from './scenario-pool';
import { performTasks } from './scenario-pool';

/** How long one expression may run, in milliseconds. */
const limitMs = 5000;

/** What personas show of each file (lint.md F), by path; played on threads, with Python where it is needed. */
export async function personasOf(
  files: readonly { readonly path: string; readonly release: Release }[],
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const found = new Map<string, readonly Diagnostic[]>();
  await performTasks({
    tasks: files.map(({ path, release }) => ({ kind: 'personas', path, release })),
    limitMs,
    bundle: __filename,
    onResult: (index, outcome) => {
      const { path } = files[index]!;
      found.set(path, diagnosticsOf(path, outcome));
    },
  });
  return found;
}

function diagnosticsOf(path: string, outcome: Outcome): readonly Diagnostic[] {
  if (outcome.ok && outcome.result.kind === 'personas') return outcome.result.diagnostics;
  const why = outcome.ok ? 'a thread answered something else' : outcome.error;
  const message = `The personas could not be played: ${why}`;
  return [{ code: 'personas/not-played', severity: 'warning', message, at: { path } }];
}
