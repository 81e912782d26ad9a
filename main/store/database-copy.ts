import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Chromium throws a database away by itself when it finds it damaged. So before it gets to open ours, a copy is
 * taken. Almost everything in there is written once and never again: those files are linked, which costs no space
 * and survives their deletion; only logs and manifests are copied.
 *
 * Returns false where there is nothing to copy.
 */
export async function copyDatabase(from: string, to: string): Promise<boolean> {
  await rm(to, { recursive: true, force: true });
  const entries = await readdir(from, { withFileTypes: true, recursive: false }).catch(() => []);
  if (entries.length === 0) return false;
  await mkdir(to, { recursive: true });
  for (const entry of entries) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyDatabase(source, target);
    else if (entry.isFile() && entry.name !== 'LOCK') await keep(source, target);
  }
  return true;
}

function neverWrittenAgain(path: string): boolean {
  return path.endsWith('.ldb') || dirname(path).includes('.blob');
}

async function keep(source: string, target: string): Promise<void> {
  if (neverWrittenAgain(source)) {
    const linked = await link(source, target).then(
      () => true,
      () => false,
    );
    if (linked) return;
  }
  await copyFile(source, target, constants.COPYFILE_FICLONE);
}

/** Moves a copy to where nothing touches it any more. Returns that place, or undefined where there is no copy. */
export async function setAside(copy: string, folder: string, stamp: string): Promise<string | undefined> {
  const place = join(folder, stamp);
  await mkdir(folder, { recursive: true });
  return rename(copy, place).then(
    () => place,
    () => undefined,
  );
}
