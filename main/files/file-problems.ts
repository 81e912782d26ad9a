import type { Diagnostic, Place } from '../../shared/kernel/diagnostic';

export function fileProblem(code: string, message: string, at: Place): Diagnostic {
  return { code: `files/${code}`, severity: 'error', message, at };
}

const systemReasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the path, or whether it was moved or renamed.',
  EACCES: 'You may not read or write this file. Change its permissions or choose another place.',
  EPERM: 'You may not read or write this file. Change its permissions or choose another place.',
  EISDIR: 'This is a folder. Choose a file.',
  ENOTDIR: 'A part of this path is a file, not a folder. Check the path.',
  ENOSPC: 'The disk is full. Make room and try again; the file is as it was.',
  EROFS: 'This place can only be read. Choose another one.',
  ENAMETOOLONG: 'The name is too long for this file system. Choose a shorter one.',
  EBUSY: 'Another program holds this file. Close it there and try again.',
};

/** What to tell the user of an error that the operating system gave for `path`. */
export function systemProblem(error: unknown, path: string): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason =
    systemReasons[code] ?? `The system refused: ${error instanceof Error ? error.message : String(error)}`;
  return fileProblem(code === 'ENOENT' ? 'missing' : 'refused', reason, { path });
}
