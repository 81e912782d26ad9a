import type { TextToImport } from '../../shared/blueprint/import-plan/plan';

const isText = (name: string) => /\.(?:ya?ml|json)$/i.test(name);
const largest = 64 * 1024 * 1024;
const most = 1_000;

/** True while files are dragged, not something of this window. */
export function dragsFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** The texts of what was dropped: files, and the blueprints in folders and below them, by path. */
export async function droppedTexts(transfer: DataTransfer): Promise<readonly TextToImport[]> {
  // Entries must be taken before the first pause: afterwards the transfer is empty.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found: TextToImport[] = [];
  for (const entry of entries) await collect(entry, found);
  return found.sort((left, right) => (left.path < right.path ? -1 : 1));
}

async function collect(entry: FileSystemEntry, found: TextToImport[]): Promise<void> {
  if (found.length >= most || entry.name.startsWith('.')) return;
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isDirectory) {
    for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await collect(child, found);
  } else if (isText(entry.name)) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    if (file.size <= largest) found.push({ path, text: await file.text() });
  }
}

/** A reader gives a folder's entries in parts; an empty part is the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return all;
    all.push(...part);
  }
}
