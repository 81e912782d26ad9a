import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBlueprint } from '../blueprint/text/parse-blueprint';
import { lintFile } from './lint-file';

const corpus = '../shared/authentik';
const shipped = [
  ['blueprints', '2025.10'],
  ['blueprints-2026.5', '2026.5'],
] as const;

/** What is true of authentik's own blueprints; everything else would be a false alarm. */
const known: Readonly<Record<string, readonly string[]>> = {
  // No stages: the session is meant to outlive a logout from one application.
  'default/flow-default-provider-invalidation.yaml': ['B48'],
  'example/flows-authenticator-email-setup.yaml': ['S03'],
  // Open registration is what these show.
  'example/flows-enrollment-2-stage.yaml': ['B44'],
  'example/flows-enrollment-email-verification.yaml': ['B44'],
  'example/flows-login-2fa.yaml': ['C05'],
  // Google's keys for tests, the secret one in clear text.
  'example/flows-login-conditional-captcha.yaml': ['B38', 'C05', 'E23'],
  'example/flows-recovery-email-verification.yaml': ['E09'],
  // Deletes whoever is logged in without asking.
  'example/flows-unenrollment.yaml': ['B47'],
};
/** Of these the newer release, or its edition of the file, has none. */
const onlyOld = ['C05', 'E09'];

describe.skipIf(!existsSync(corpus))('authentik’s own blueprints', () => {
  const files = shipped.flatMap(([root, release]) =>
    (readdirSync(join(corpus, root), { recursive: true }) as string[])
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({ name: name.replaceAll('\\', '/'), path: join(corpus, root, name), release })),
  );

  it.each(files)('$release $name raises no false alarm', ({ name, path, release }) => {
    const found = lintFile(parseBlueprint(readFileSync(path, 'utf8'), name), { release });
    const expected = (known[name] ?? []).filter((id) => release === '2025.10' || !onlyOld.includes(id));
    expect(found.map(({ code }) => code).sort()).toEqual([...expected].sort());
    for (const { at } of found) expect(at.line).toBeGreaterThan(0);
  });
});

describe.skipIf(!existsSync(corpus))('recorded blueprints', () => {
  const folder = join(corpus, 'gold/blueprints');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];

  it('every one of them, broken as most are, is linted to the end', () => {
    for (const name of names) {
      const parsed = parseBlueprint(readFileSync(join(folder, name), 'utf8'), name);
      for (const { at, message } of lintFile(parsed, { release: '2026.5' })) {
        expect(at.path, `${name}: ${message}`).toBe(name);
        expect(at.line, `${name}: ${message}`).toBeGreaterThan(0);
      }
    }
    expect(names.length).toBeGreaterThan(300);
  });
});
