import { join } from 'node:path';

// The main process is bundled into out/main/index.cjs; electron.vite.config.ts says what stands where.
const out = join(__dirname, '..');

export const pagesFolder = join(out, 'renderer');
export const editorPreload = join(out, 'preload', 'editor.cjs');
export const storeHostPreload = join(out, 'preload', 'store-host.cjs');

export const backupsFolder = (userData: string): string => join(userData, 'backups');
