import { expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { documentOf } from '../../shared/document/document';
import { laterReleases, upgradeOfWorkspace } from './upgrade-notes';

const text = `version: 1
entries:
  - model: authentik_core.group
    identifiers: { name: g, parent: null }
`;
let made = 0;
const newId = () => `n${String((made += 1))}`;
const document = documentOf(projectBlueprint(parseBlueprint(text, 'a.yaml'), { newId }).records);

it('says where a file means something else, and what the newer importer refuses', () => {
  const found = upgradeOfWorkspace(document, descriptorsFor('2025.10'), '2026.5');
  const told = found.map(({ code, at }) => `${code} ${String(at.line)}`);
  expect(told).toContain('upgrade/field-renamed 4');
  expect(told).toContain('import/unknown-identifier 4');
});

it('says nothing of an upgrade that changes nothing', () => {
  expect(upgradeOfWorkspace(document, descriptorsFor('2026.5'), '2026.5')).toEqual([]);
});

it('knows what comes after a release', () => {
  expect(laterReleases('2026.2')).toEqual(['2026.5', '2026.8']);
  expect(laterReleases('2026.8')).toEqual([]);
});
