import type { Diagnostic } from '../../shared/kernel/diagnostic';

/** Paths of the opened files in which the check of their texts found an error: a server would refuse each as a whole. */
export function refusedFiles(checked: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(
    checked.flatMap(({ severity, at }) => (severity === 'error' && at.path !== undefined ? [at.path] : [])),
  );
}
