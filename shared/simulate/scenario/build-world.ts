import type { Device, Group, UserRow, World } from '../../policy/world';
import type { ImportedWorld } from './import-world';
import type { ScenarioDevice, ScenarioUser, ScenarioWorld } from './format';

/** Seconds; any time would do, for the clock only moves from here. */
const start = 1_760_000_000;

const bootstrapGroups: ScenarioWorld['groups'] = [{ name: 'authentik Admins', is_superuser: true }];
const bootstrapUsers: readonly ScenarioUser[] = [
  {
    username: 'akadmin',
    name: 'authentik Default Admin',
    email: 'root@example.com',
    groups: ['authentik Admins'],
  },
];

export const bootstrapUsernames: readonly string[] = [
  ...bootstrapUsers.map((user) => user.username),
  'AnonymousUser',
];

/** The database of a server that holds nothing but its bootstrap, and what the scenario adds. */
export function buildWorld(given: ScenarioWorld, made: Pick<ImportedWorld, 'groups' | 'users'>): World {
  const groups = new Map<string, Group>();
  const allGroups = [...(bootstrapGroups ?? []), ...(given.groups ?? []), ...made.groups];
  for (const group of allGroups) {
    groups.set(group.name, {
      pk: group.name,
      name: group.name,
      isSuperuser: group.is_superuser === true,
      parents: group.parent == null ? [] : [group.parent],
      attributes: group.attributes ?? {},
    });
  }
  const users = new Map<number, UserRow>();
  let nextPk = 1;
  for (const user of [...bootstrapUsers, ...(given.users ?? []), ...made.users]) {
    const pk = nextPk++;
    users.set(pk, userRow(pk, user));
  }
  return {
    users,
    groups,
    reputation: given.reputation ?? [],
    invitations: (given.invitations ?? []).map((invitation) => ({
      pk: invitation.pk,
      name: invitation.name,
      fixedData: invitation.fixed_data ?? {},
      singleUse: invitation.single_use === true,
      flow: invitation.flow ?? null,
      expiresAt: null,
    })),
    events: [],
    now: start,
    nextPk,
    flowChanges: {},
    revision: 0,
  };
}

function userRow(pk: number, user: ImportedWorld['users'][number]): UserRow {
  return {
    pk,
    username: user.username,
    name: user.name ?? '',
    email: user.email ?? '',
    password: user.password ?? null,
    isActive: user.is_active !== false,
    type: user.type ?? 'internal',
    path: user.path ?? 'users',
    attributes: user.attributes ?? {},
    groups: user.groups ?? [],
    devices: (user.devices ?? []).map((device, index) =>
      deviceRow(device, { pk: pk * 100 + index, email: user.email ?? '' }),
    ),
    passwordChangedAt: start,
  };
}

const noCode = { stage: '', code: null, codeUntil: 0 } as const;

function deviceRow(
  device: ScenarioDevice,
  { pk, email }: { readonly pk: number; readonly email: string },
): Device {
  const common = { pk, confirmed: true, failures: 0, failedAt: null };
  switch (device.type) {
    case 'static':
      return { ...common, kind: 'static', name: 'static', tokens: device.tokens };
    case 'totp':
      return { ...common, kind: 'totp', name: 'totp', key: device.key, digits: 6, drift: 0, lastStep: -1 };
    case 'email':
      return { ...common, ...noCode, kind: 'email', name: 'email', email: device.email ?? email };
    case 'sms':
      return { ...common, ...noCode, kind: 'sms', name: 'sms', phone: device.phone, hashed: false };
    default:
      return { pk, confirmed: true, kind: device.type, name: device.name ?? device.type };
  }
}
