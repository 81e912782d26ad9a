import { compareReleases } from '../../../authentik/release';
import type { Refusal } from '../refusal';
import type { ImporterRule } from './rule';

const fileFields = new Set([
  'background',
  'icon',
  'meta_icon',
  'branding_logo',
  'branding_favicon',
  'branding_default_flow_background',
]);

/** Names of files as releases from 2025.12 on take them (authentik 2026.5, admin/files/validation.py). */
export const filePath: ImporterRule = {
  check: ({ values, database }) => {
    if (compareReleases(database.descriptors.release, '2025.12') < 0) return [];
    return Object.entries(values).flatMap(([name, value]): readonly Refusal[] => {
      if (!fileFields.has(name) || typeof value !== 'string' || value === '') return [];
      const message = problemOf(value);
      return message === undefined ? [] : [{ code: 'file-path', message, field: name }];
    });
  },
};

function problemOf(path: string): string | undefined {
  if (/^(?:fa:\/\/|https?:|\/static)/.test(path)) return undefined;
  const name = path.replaceAll('%(theme)s', '');
  if (name.startsWith('/')) return 'Absolute paths are not allowed';
  if (name.split('/').includes('..')) return 'Parent directory references are not allowed';
  if (!/^[\w./-]*$/.test(name))
    return 'Only letters, numbers, dots, hyphens, underscores and slashes are allowed';
  if (name.startsWith('.') || name.includes('//')) return 'Hidden files and empty path parts are not allowed';
  return path.length > 1024 ? 'The path is longer than 1024 characters' : undefined;
}
