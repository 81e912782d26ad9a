import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'stagecraft', 'authentik-api');

/** The tarball of one version, from the cache or from the registry, with its integrity checked. */
function tarball(version, integrity) {
  const file = join(cache, `goauthentik-api-${version}.tgz`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    execFileSync('npm', ['pack', '--silent', `@goauthentik/api@${version}`, '--pack-destination', cache], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
  }
  const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (found !== integrity) {
    throw new Error(
      `${file} has the integrity ${found}; scripts/descriptors/releases.mjs expects ${integrity}.`,
    );
  }
  return file;
}

/** The OpenAPI document that one version of @goauthentik/api ships, as plain data. */
export function openApiDocument(version, integrity) {
  const text = execFileSync('tar', ['-xzOf', tarball(version, integrity), 'package/schema.yml'], {
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  return parse(text, { maxAliasCount: -1 });
}
