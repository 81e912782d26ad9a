// `npm run descriptors`: writes shared/authentik/descriptors/*.gen.ts from the OpenAPI documents of the releases in
// releases.mjs. `--check` writes nothing and fails where the committed files differ.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from './fetch.mjs';
import { mergeReleases } from './merge.mjs';
import { printFiles } from './print.mjs';
import { readModels } from './read.mjs';
import { sources } from './releases.mjs';

const folder = join(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  'shared',
  'authentik',
  'descriptors',
);
const releases = sources.map(([release]) => release);
const documents = sources.map(([release, version, integrity]) => {
  const models = readModels(openApiDocument(version, integrity));
  console.error(`${release}: ${models.size} models in @goauthentik/api ${version}`);
  return models;
});
const files = printFiles(sources, mergeReleases(releases, documents));

const stale = readdirSync(folder).filter((name) => name.includes('.gen.') && !files.has(name));
const changed = [...files].filter(([name, text]) => {
  const path = join(folder, name);
  return !existsSync(path) || readFileSync(path, 'utf8') !== text;
});

if (process.argv.includes('--check')) {
  for (const name of [...stale, ...changed.map(([known]) => known)]) console.error(`differs: ${name}`);
  process.exitCode = stale.length + changed.length > 0 ? 1 : 0;
} else {
  for (const name of stale) rmSync(join(folder, name));
  for (const [name, text] of changed) writeFileSync(join(folder, name), text);
  console.error(`${files.size} files, ${changed.length} written, ${stale.length} removed`);
}
