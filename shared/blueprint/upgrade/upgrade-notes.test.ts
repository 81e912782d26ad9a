import { describe, expect, it } from 'vitest';

import { everyModel } from '../../authentik/descriptors';
import type { Release } from '../../authentik/release';
import { releases } from '../../authentik/release';
import { parseBlueprint } from '../text/parse-blueprint';
import { renamedFields } from './renamed-fields';
import { upgradeNotes } from './upgrade-notes';

function notes(entry: string, target: Release, from?: Release) {
  const parsed = parseBlueprint(`version: 1\nentries:\n  - ${entry}\n`, 'x.yaml');
  expect(parsed.parsed).toBe(true);
  return upgradeNotes(parsed, { target, ...(from && { from }) });
}

const codes = (...given: Parameters<typeof notes>) => notes(...given).map(({ code }) => code);
const group = 'model: authentik_core.group\n    identifiers: {name: g}\n    attrs:\n      parent: null';
const totp =
  'model: authentik_stages_authenticator_totp.authenticatortotpstage\n    identifiers: {name: t}\n    attrs: {digits: "6"}';
const totpNull =
  'model: authentik_stages_authenticator_totp.authenticatortotpstage\n    identifiers: {name: t}\n    attrs: {digits: "6", friendly_name: null}';
const lockdown = 'model: authentik_stages_account_lockdown.accountlockdownstage\n    identifiers: {name: l}';
const tokens = (length: number) =>
  `model: authentik_stages_authenticator_static.authenticatorstaticstage\n    identifiers: {name: s}\n    attrs: {friendly_name: x, token_length: ${String(length)}}`;
const kerberos =
  'model: authentik_sources_oauth.oauthsource\n    identifiers: {slug: k}\n    attrs: {provider_type: azuread}';

describe('what an upgrade means', () => {
  it.each([
    ['a renamed field', group, '2026.5', undefined, ['upgrade/field-renamed']],
    ['nothing before the rename', group, '2025.10', undefined, []],
    ['a model that is too new', lockdown, '2025.10', undefined, ['upgrade/model-too-new']],
    ['a value beyond a new limit', tokens(120), '2025.12', undefined, ['upgrade/limit']],
    ['a value within it', tokens(60), '2025.12', undefined, []],
    ['nothing of a limit that both have', tokens(120), '2026.5', '2025.12', []],
    ['a choice that is gone', kerberos, '2026.8', undefined, ['upgrade/choice-gone']],
    ['null where it is no longer taken', totpNull, '2025.10', '2025.8', ['upgrade/null']],
    ['a default that changed', totp, '2025.12', '2025.8', ['upgrade/default']],
    ['no default without two releases', totp, '2025.12', undefined, []],
  ] as const)('says %s', (...[, entry, target, from, expected]) => {
    const found = codes(entry, target, from).filter((code) => code !== 'upgrade/now-required');
    expect(found.filter((code) => code !== 'upgrade/limit-changed')).toEqual(expected);
  });

  it('says where', () => {
    expect(notes(group, '2026.5')[0]).toMatchObject({
      severity: 'warning',
      at: { path: 'x.yaml', line: 6, column: 7, entry: '0', field: 'attrs.parent' },
    });
  });

  it('says nothing between a release and itself', () => {
    for (const release of releases) {
      for (const entry of [group, totp, lockdown, tokens(120), kerberos]) {
        expect(notes(entry, release, release)).toEqual([]);
      }
    }
  });

  it('names only fields whose lifetimes follow each other', () => {
    for (const [model, names] of Object.entries(renamedFields)) {
      const fields = everyModel().find((known) => known.model === model)!.fields;
      for (const [old, now] of Object.entries(names)) {
        const until = fields.find(({ name }) => name === old)?.until;
        const since = fields.find(({ name }) => name === now)?.since;
        expect([model, old, releases.indexOf(until!) + 1]).toEqual([model, old, releases.indexOf(since!)]);
      }
    }
  });
});
