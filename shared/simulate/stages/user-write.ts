import type { Json } from '../../kernel/json';
import { flagOf, textOf } from '../../policy/fields';
import {
  isUserValue,
  saveUser,
  unsavedUser,
  userByName,
  userValue,
  type UserValue,
} from '../../policy/user-value';
import type { UserRow } from '../../policy/world';
import { logEvent } from '../event-log';
import { isMapping } from '../merge';
import { pendingUser } from '../plan';
import { pythonText } from '../python-text';
import { ok, type SilentStage, type StageResult, type StageRun } from '../stage';
import { applyPromptData } from './user-write-fields';

const failed = 'Failed to update user. Please try again later.';

/** stages.md, section 6; 2026.5-stages.md, section 5. */
export const userWriteStage: SilentStage = {
  kind: 'silent',
  *run(run) {
    const { plan, http } = run;
    if (!('prompt_data' in plan.context)) return { kind: 'deny', message: 'No Pending data.' };
    if (isUserValue(http.user)) plan.context.pending_user ??= http.user;
    const user = userToWrite(run);
    if (!user) return { kind: 'deny', message: "No user found and can't create new user." };
    return write(run, user);
  },
};

interface Target {
  readonly user: UserValue;
  readonly created: boolean;
}

function userToWrite(run: StageRun): Target | null {
  const { plan, stage } = run;
  const mode = textOf(stage.fields, 'user_creation_mode', 'create_when_required');
  const pending = pendingUser(plan.context);
  if (pending && mode !== 'always_create') return { user: pending, created: false };
  if (mode === 'never_create') return null;
  const { user_path, user_type } = plan.context;
  const type = typeof user_type === 'string' ? user_type : textOf(stage.fields, 'user_type', 'external');
  const template = textOf(stage.fields, 'user_path_template');
  const path = typeof user_path === 'string' ? user_path : template === '' ? 'users' : template;
  plan.context.user_backend = 'authentik.core.auth.InbuiltBackend';
  return {
    user: unsavedUser({
      isActive: !flagOf(stage.fields, 'create_users_as_inactive'),
      type: type === 'internal_service_account' ? 'service_account' : type,
      path,
    }),
    created: true,
  };
}

function write(run: StageRun, { user, created }: Target): StageResult {
  const { state, plan } = run;
  const data = isMapping(plan.context.prompt_data) ? plan.context.prompt_data : {};
  const applied = applyPromptData(run, user, data);
  if (applied.kind === 'error') return { kind: 'error', text: applied.text };
  const { row } = applied;
  plan.context.pending_user = { ...user, row };
  if (applied.passwordSet && !created) logEvent(state, 'password_set');
  if (applied.kind === 'invalid') return { kind: 'deny', message: failed };
  if (row.username === '') return { kind: 'deny' };
  if (applied.kind === 'unsavable') return { kind: 'deny', message: failed };
  const taken = userByName(state.world, row.username);
  if (taken && taken.pk !== user.pk) return { kind: 'deny', message: failed };
  const saved = save(run, user, row);
  plan.context.pending_user = user.backend === undefined ? saved : { ...saved, backend: user.backend };
  logEvent(state, 'user_write');
  const { component: _component, ...kept } = data;
  plan.context.prompt_data = { ...kept, created };
  return ok;
}

function save(run: StageRun, user: UserValue, row: Omit<UserRow, 'pk'>): UserValue {
  const { state, stage, plan } = run;
  const group = stage.links.create_users_group?.[0];
  const groupName = group === undefined ? undefined : state.estate.object(group)?.name;
  const wanted = Array.isArray(plan.context.groups)
    ? (plan.context.groups as readonly { name?: Json }[])
    : [];
  const names = [
    ...(groupName === undefined ? [] : [groupName]),
    ...wanted.map((one) => pythonText(one.name ?? '')),
  ];
  const groups = [...new Set([...row.groups, ...names])];
  if (user.pk !== null && state.world.users.has(user.pk))
    return saveUser(state.world, user.pk, { ...row, groups });
  const { world } = state;
  const pk = world.nextPk++;
  const made: UserRow = { ...row, groups, pk };
  world.users.set(pk, made);
  world.revision += 1;
  return userValue(made);
}
