/** The releases of authentik that the descriptors cover, oldest first. Order is the list's, never the text's. */
export const releases = ['2025.8', '2025.10', '2025.12', '2026.2', '2026.5', '2026.8'] as const;

export type Release = (typeof releases)[number];

export const newestRelease: Release = '2026.8';

export function isRelease(text: string): text is Release {
  return (releases as readonly string[]).includes(text);
}

/** Negative where `left` is older than `right`, 0 where they are the same. */
export function compareReleases(left: Release, right: Release): number {
  return releases.indexOf(left) - releases.indexOf(right);
}
