import { expect, test } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { paletteSections } from './palette-sections';

const wish = { query: '', favourites: new Set<string>(), recent: [] };
const password = 'authentik_stages_password.passwordstage';

test('stage types stand under their role, policies at the end', () => {
  const sections = paletteSections(descriptorsFor('2026.8'), wish);
  expect(sections.map((section) => section.id)).toEqual([
    'identifies',
    'proves',
    'collects',
    'acts',
    'decides',
    'ends',
    'policies',
  ]);
});

test('favourites and what was used last come first, the latest first', () => {
  const recent = ['authentik_policies_dummy.dummypolicy', password];
  const sections = paletteSections(descriptorsFor('2026.8'), {
    ...wish,
    favourites: new Set([password]),
    recent,
  });
  expect(sections.slice(0, 2).map(({ id, entries }) => [id, entries.map((entry) => entry.model)])).toEqual([
    ['favourites', [password]],
    ['recent', recent],
  ]);
});

test('a search looks into names, summaries and roles, and leaves out empty sections', () => {
  const sections = paletteSections(descriptorsFor('2026.8'), { ...wish, query: 'password policy' });
  const models = sections.flatMap((section) => section.entries.map((entry) => entry.model));
  expect(models).toContain('authentik_policies_password.passwordpolicy');
  expect(models).not.toContain('authentik_stages_consent.consentstage');
  expect(paletteSections(descriptorsFor('2026.8'), { ...wish, query: 'no such thing' })).toEqual([]);
});

test('what the target release lacks is there, with the reason', () => {
  const sections = paletteSections(descriptorsFor('2025.8'), { ...wish, query: 'lockdown' });
  expect(sections[0]?.entries[0]?.unavailable).toMatch(/^Comes with 2026\.5/);
});
