import { generatedReleases, newestGeneratedRelease } from './descriptors/releases.gen';

/** The releases of authentik that the descriptors cover, oldest first. Order is the list's, never the text's. */
export const releases = generatedReleases;

export type Release = (typeof releases)[number];

export const newestRelease: Release = newestGeneratedRelease;

export function isRelease(text: string): text is Release {
  return (releases as readonly string[]).includes(text);
}

/** Negative where `left` is older than `right`, 0 where they are the same. */
export function compareReleases(left: Release, right: Release): number {
  return releases.indexOf(left) - releases.indexOf(right);
}
