import { InvalidArgumentError } from 'commander';

import type { Release } from '../../shared/authentik/release';
import { isRelease, releases } from '../../shared/authentik/release';

/** `2026.5`, or a full version of it such as `2026.5.3`. */
export function targetRelease(text: string): Release {
  const [year = '', month = ''] = text.split('.');
  const release = `${year}.${String(Number(month))}`;
  if (!/^\d+\.\d+(?:\.\d+)?$/.test(text) || !isRelease(release)) {
    throw new InvalidArgumentError(`Known releases: ${releases.join(', ')}.`);
  }
  return release;
}
