import { describe, expect, it } from 'vitest';
import { sources } from '../../scripts/descriptors/releases.mjs';
import { descriptorsFor, everyModel, policyModels, stageModels } from './descriptors';
import type { FieldDescriptor } from './descriptor';
import { newestRelease, releases } from './release';
import type { Release } from './release';

const has = (release: Release, model: string, field: string) =>
  descriptorsFor(release).field(model, field) !== undefined;

const values = (release: Release, model: string, field: string) =>
  descriptorsFor(release)
    .field(model, field)
    ?.choices?.map(({ value }) => value);

/** `place` is `model field` or `model field value`; absent ends are open. */
interface Life {
  readonly place: string;
  readonly since?: Release;
  readonly until?: Release;
}

/** From which release on, and up to which, something exists: 2026.5-blueprints-api.md 2.1, read off by hand. */
const fieldLives: readonly Life[] = [
  { place: 'authentik_stages_identification.identificationstage webauthn_stage', since: '2025.12' },
  { place: 'authentik_stages_authenticator_webauthn.authenticatorwebauthnstage hints', since: '2026.5' },
  {
    place: 'authentik_stages_authenticator_webauthn.authenticatorwebauthnstage prevent_duplicate_devices',
    since: '2026.5',
    until: '2026.5',
  },
  {
    place: 'authentik_stages_authenticator_validate.authenticatorvalidatestage webauthn_hints',
    since: '2026.5',
  },
  {
    place: 'authentik_stages_authenticator_validate.authenticatorvalidatestage totp_otp_throttling_factor',
    since: '2026.5',
  },
  { place: 'authentik_stages_captcha.captchastage request_content_type', since: '2026.8' },
  { place: 'authentik_stages_source.sourcestage resume_on_match_failures', since: '2026.8' },
  { place: 'authentik_policies_event_matcher.eventmatcherpolicy query', since: '2026.5' },
  { place: 'authentik_core.group parent', until: '2025.10' },
  { place: 'authentik_core.group parents', since: '2025.12' },
  { place: 'authentik_core.user roles', since: '2025.12' },
  { place: 'authentik_rbac.initialpermissions mode', until: '2025.10' },
  { place: 'authentik_stages_prompt.prompt promptstage_set', until: '2025.8' },
  { place: 'authentik_stages_deny.denystage flow_set', until: '2025.10' },
  { place: 'authentik_brands.brand flow_lockdown', since: '2026.5' },
  { place: 'authentik_brands.brand flow_user_switch', since: '2026.8' },
  { place: 'authentik_sources_oauth.oauthsource pkce', since: '2025.10' },
  { place: 'authentik_sources_ldap.ldapsource promoted', since: '2025.12' },
  { place: 'authentik_stages_invitation.invitation created_by', since: '2025.12' },
];

const choiceLives: readonly Life[] = [
  { place: 'authentik_flows.flow authentication require_token', since: '2026.5' },
  { place: 'authentik_flows.flow layout sidebar_left_frame_background', since: '2026.2' },
  { place: 'authentik_stages_prompt.prompt type alert_info', since: '2026.5' },
  { place: 'authentik_sources_oauth.oauthsource provider_type azuread', until: '2026.5' },
  { place: 'authentik_sources_oauth.oauthsource provider_type slack', since: '2025.12' },
  { place: 'authentik_policies_event_matcher.eventmatcherpolicy action user_offboarded', since: '2026.8' },
];

const livesAt = (release: Release, since: Release | undefined, until: Release | undefined) =>
  (since === undefined || releases.indexOf(since) <= releases.indexOf(release)) &&
  (until === undefined || releases.indexOf(release) <= releases.indexOf(until));

describe('descriptors of the releases', () => {
  it('are those of the documents that the script reads', () => {
    expect(sources.map(([release]) => release)).toEqual([...releases]);
    expect(newestRelease).toBe(releases.at(-1));
  });

  it.each([
    ['2025.8', 24],
    ['2025.10', 24],
    ['2025.12', 25],
    ['2026.2', 25],
    ['2026.5', 26],
    ['2026.8', 26],
  ] as const)(
    '%s has %i stage types and 8 policy types, with all that a card and a palette show',
    (release, count) => {
      const set = descriptorsFor(release);
      const models = [...stageModels(set), ...policyModels(set)];
      expect(stageModels(set)).toHaveLength(count);
      expect(policyModels(set)).toHaveLength(8);
      for (const { model, icon, summary, facts, label, kind, role, identifiers, unique } of models) {
        expect({ model, icon, summary, facts, role: kind === 'policy' ? 'policy' : role }).toEqual({
          model,
          icon: expect.stringMatching(/^[a-z0-9-]+$/) as string,
          summary: expect.stringMatching(/\.$/) as string,
          facts: expect.any(Array) as string[],
          role: expect.any(String) as string,
        });
        expect(label).toMatch(kind === 'policy' ? / Policy$/ : / Stage$/);
        expect(identifiers[0]).toEqual(['name']);
        expect(unique).toEqual([['name']]);
      }
    },
  );

  it.each(fieldLives)('$place lives from $since to $until', ({ place, since, until }) => {
    const [model = '', field = ''] = place.split(' ');
    expect(releases.filter((release) => has(release, model, field))).toEqual(
      releases.filter((release) => livesAt(release, since, until)),
    );
  });

  it.each(choiceLives)('the choice $place lives from $since to $until', ({ place, since, until }) => {
    const [model = '', field = '', value = ''] = place.split(' ');
    expect(releases.filter((release) => values(release, model, field)?.includes(value))).toEqual(
      releases.filter((release) => livesAt(release, since, until)),
    );
  });

  it('apply what changed', () => {
    const maxLength = (release: Release) =>
      descriptorsFor(release).field('authentik_flows.flow', 'slug')?.maxLength;
    expect(releases.map(maxLength)).toEqual([50, 50, undefined, undefined, undefined, undefined]);
    const nullable = (release: Release) =>
      descriptorsFor(release).field(
        'authentik_stages_authenticator_totp.authenticatortotpstage',
        'friendly_name',
      )?.nullable;
    expect(releases.map(nullable)).toEqual([true, false, false, false, false, false]);
    const secret = (release: Release) =>
      descriptorsFor(release).field('authentik_stages_authenticator_sms.authenticatorsmsstage', 'auth')
        ?.writeOnly;
    expect(releases.map(secret)).toEqual([false, false, false, false, false, true]);
    const tokens = (release: Release) =>
      descriptorsFor(release).field(
        'authentik_stages_authenticator_static.authenticatorstaticstage',
        'token_length',
      )?.maximum;
    expect(releases.map(tokens)).toEqual([2147483647, 2147483647, 100, 100, 100, 100]);
  });

  it('let a blueprint write the background of a flow in every release', () => {
    const background = (release: Release) =>
      descriptorsFor(release).field('authentik_flows.flow', 'background');
    expect(releases.map((release) => background(release)?.blueprintOnly ?? false)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(releases.map((release) => background(release)?.type)).toEqual(releases.map(() => 'file'));
  });

  it('find models whatever the letter case, and know the meta model', () => {
    const set = descriptorsFor('2025.10');
    expect(set.model('Authentik_Flows.FLOW')?.model).toBe('authentik_flows.flow');
    expect(set.model('authentik_flows.flo')).toBeUndefined();
    expect(set.model('authentik_blueprints.metaapplyblueprint')?.fields.map(({ name }) => name)).toEqual([
      'identifiers',
      'required',
    ]);
    expect(descriptorsFor('2025.10')).toBe(set);
  });

  it('name each field once per release', () => {
    for (const release of releases) {
      for (const { model, fields } of descriptorsFor(release).models.values()) {
        const names = fields.map(({ name }) => name);
        expect({ release, model, names }).toEqual({ release, model, names: [...new Set(names)] });
      }
    }
  });

  it('know what every key points at', () => {
    const plain = (field: FieldDescriptor) => field.type === 'uuid' || field.items === 'uuid';
    const left = everyModel().flatMap(({ model, fields }) =>
      fields.filter(plain).map(({ name }) => `${model}.${name}`),
    );
    expect(left.filter((name) => !/\.(connector_)?uuid$/.test(name))).toEqual([]);
  });

  it('point only at models that there are, or that only a server has', () => {
    const known = new Set(everyModel().map(({ model }) => model));
    const targets = everyModel().flatMap(({ fields }) => fields.flatMap((field) => field.targets ?? []));
    expect([...new Set(targets)].filter((target) => !known.has(target)).sort()).toEqual([
      'auth.permission',
      'authentik_endpoints.device',
      'authentik_policies.policybindingmodel',
      'authentik_stages_authenticator_webauthn.webauthndevicetype',
      'authentik_tenants.tenant',
    ]);
  });
});
