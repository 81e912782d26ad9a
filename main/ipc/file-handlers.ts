import { basename } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import type { TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { fail, ok } from '../../shared/kernel/result';
import { blueprintsIn } from '../files/blueprints-in';
import { fileProblem } from '../files/file-problems';
import { readTextFile, writeTextFile } from '../files/text-file';
import type { Handlers, Services } from './services';

type Names = 'files.open' | 'files.choose' | 'files.read' | 'files.write' | 'files.saveAs';

const filters = [
  { name: 'Blueprints', extensions: ['yaml', 'yml'] },
  { name: 'All files', extensions: ['*'] },
];

const importable = { name: 'Blueprints and exports', extensions: ['yaml', 'yml', 'json'] };

interface ReadFiles {
  readonly files: readonly TextFile[];
  readonly problems: readonly Diagnostic[];
}

export function fileHandlers({ grantedPaths }: Services): Handlers<Names> {
  const granted = (path: string) => grantedPaths.has(path);
  const read = async (paths: readonly string[], isGranted = granted): Promise<ReadFiles> => {
    const files: TextFile[] = [];
    const problems: Diagnostic[] = [];
    // One after the other: several files of the largest size must not be in memory twice at once.
    for (const path of paths) {
      const file = isGranted(path) ? await readTextFile(path) : fail(notNamed(path));
      if (file.ok) files.push(file.value);
      else problems.push(file.error);
    }
    return { files, problems };
  };

  return {
    'files.open': async (_payload, { window }) => {
      const paths = await askForFiles(window);
      grantedPaths.grant(paths);
      return read(paths);
    },
    'files.choose': async ({ what }, { window }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: what === 'folder' ? ['openDirectory'] : ['openFile', 'multiSelections'],
        ...(what === 'files' && { filters: [importable, ...filters.slice(1)] }),
      });
      if (canceled) return { files: [], problems: [] };
      const [folder] = filePaths;
      if (what === 'files' || folder === undefined) return read(filePaths, () => true);
      const found = await blueprintsIn(folder);
      const { files, problems } = await read(found.paths, () => true);
      return { files, problems: [...found.problems, ...problems] };
    },
    'files.read': ({ paths }) => read(paths),
    'files.write': ({ path, text, expected }) =>
      grantedPaths.has(path) ? writeTextFile(path, text, expected) : fail(notNamed(path)),
    'files.saveAs': async ({ suggestedName, text }, { window }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: basename(suggestedName),
        filters,
      });
      if (canceled || filePath === undefined || filePath === '') return ok(null);
      const written = await writeTextFile(filePath, text);
      if (!written.ok) return written;
      grantedPaths.grant([filePath]);
      return ok({ path: filePath });
    },
  };
}

async function askForFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections'],
    filters,
  });
  return canceled ? [] : filePaths;
}

function notNamed(path: string): Diagnostic {
  return fileProblem(
    'not-chosen',
    'Open or save this file through a dialog first, so that it is your choice.',
    {
      path,
    },
  );
}
