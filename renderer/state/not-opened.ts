import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Notice } from './view';

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
/** More names than these are counted only. */
const named = 3;

/** `login.yaml:12:3`, as far as it is known. */
function placeIn({ at }: Diagnostic): string {
  const position = [at.line, at.column].filter((part) => part !== undefined);
  return [nameOf(at.path ?? ''), ...position].join(':');
}

/**
 * One notice for all files that were left out, whatever kept them out: of a single file the place and what is wrong,
 * of several their names. The problems themselves are listed beside it. Undefined where no file was left out.
 */
export function notOpened(
  failed: readonly string[],
  problems: readonly Diagnostic[],
): Omit<Notice, 'id'> | undefined {
  const [first] = failed;
  if (first === undefined) return undefined;
  const action = { title: 'Show problems', command: 'view.problems' };
  const why = problems.find(({ at, severity }) => at.path === first && severity === 'error');
  if (failed.length === 1) {
    const message = why
      ? `${placeIn(why)} was not opened. ${why.message}`
      : `${nameOf(first)} was not opened.`;
    return { severity: 'error', message, action };
  }
  const names = failed.slice(0, named).map(nameOf).join(', ');
  const more = failed.length > named ? ` and ${failed.length - named} more` : '';
  const message = `${failed.length} files were not opened: ${names}${more}. Nothing of them was loaded.`;
  return { severity: 'error', message, action };
}
