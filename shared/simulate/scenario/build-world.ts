import type { Device, Group, UserRow, World } from '../../policy/world';
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
export function buildWorld(given: ScenarioWorld): World {
  const groups = new Map<string, Group>();
  const allGroups = [...(bootstrapGroups ?? []), ...(given.groups ?? [])];
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
  for (const user of [...bootstrapUsers, ...(given.users ?? [])]) {
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

function userRow(pk: number, user: ScenarioUser): UserRow {
  return {
    pk,
    username: user.username,
    name: user.name ?? '',
    email: user.email ?? '',
    password: user.password ?? null,
    isActive: user.is_active !== false,
    type: 'internal',
    path: 'users',
    attributes: user.attributes ?? {},
    groups: user.groups ?? [],
    devices: (user.devices ?? []).map((device, index) => deviceRow(device, pk * 100 + index)),
    passwordChangedAt: start,
  };
}

function deviceRow(device: ScenarioDevice, pk: number): Device {
  const common = { pk, confirmed: true, failures: 0, failedAt: null };
  return device.type === 'static'
    ? { ...common, kind: 'static', name: 'static', tokens: device.tokens }
    : { ...common, kind: 'totp', name: 'totp', key: device.key, digits: 6, drift: 0, lastStep: -1 };
}
