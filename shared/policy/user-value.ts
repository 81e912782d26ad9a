import type { Group, JsonObject, UserRow, World } from './world';

/**
 * A user object as it travels in a plan's context: its own copy of the row, as old as the moment at which it
 * was taken. `pk` null: not saved (a pretended visitor, or one that a stage is about to create).
 */
export interface UserValue {
  readonly $model: 'authentik_core.user';
  readonly pk: number | null;
  readonly row: Omit<UserRow, 'pk'>;
  /** Path of the backend that accepted the password; present only after such a check. */
  readonly backend?: string;
}

/** The visitor of a session without login. */
export interface AnonymousUser {
  readonly $model: 'anonymous';
}

export type Visitor = UserValue | AnonymousUser;

export const anonymous: AnonymousUser = { $model: 'anonymous' };

export function isUserValue(value: unknown): value is UserValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { $model?: unknown }).$model === 'authentik_core.user'
  );
}

export function userValue(row: UserRow): UserValue {
  const { pk, ...rest } = row;
  return { $model: 'authentik_core.user', pk, row: rest };
}

/** The row that a pretended or new user would have: nothing but what is given. */
export function unsavedUser(fields: Partial<Omit<UserRow, 'pk'>>): UserValue {
  return {
    $model: 'authentik_core.user',
    pk: null,
    row: {
      username: '',
      name: '',
      email: '',
      password: null,
      isActive: true,
      type: 'internal',
      path: 'users',
      attributes: {},
      groups: [],
      devices: [],
      passwordChangedAt: 0,
      ...fields,
    },
  };
}

export function usernameOf(visitor: Visitor): string {
  return isUserValue(visitor) ? visitor.row.username : '';
}

/** The user's groups with all their ancestors, each once; read from the database, not from the copy. */
export function groupsOf(world: World, visitor: Visitor): readonly Group[] {
  if (!isUserValue(visitor) || visitor.pk === null) return [];
  const found = new Map<string, Group>();
  const open = [...(world.users.get(visitor.pk)?.groups ?? [])];
  for (let pk = open.pop(); pk !== undefined; pk = open.pop()) {
    const group = world.groups.get(pk);
    if (!group || found.has(pk)) continue;
    found.set(pk, group);
    open.push(...group.parents);
  }
  return [...found.values()];
}

export function isSuperuser(world: World, visitor: Visitor): boolean {
  return groupsOf(world, visitor).some((group) => group.isSuperuser);
}

/** Changes a saved user and gives the copy that sees the change. */
export function saveUser(world: World, pk: number, change: Partial<Omit<UserRow, 'pk'>>): UserValue {
  const before = world.users.get(pk);
  if (!before) throw new Error(`no user ${pk}`);
  const after = { ...before, ...change };
  world.users.set(pk, after);
  world.revision += 1;
  return userValue(after);
}

export function userByName(world: World, username: string): UserRow | undefined {
  for (const row of world.users.values()) if (row.username === username) return row;
  return undefined;
}

export type Attributes = JsonObject;
