import type { ModelName } from '../../authentik/record';
import { compareReleases } from '../../authentik/release';
import type { Database } from './query';
import type { Refusal } from './refusal';
import type { Value } from './value';
import { asText, isMapping, isUuidText } from './value';
import { own } from '../../kernel/own';

/** Permissions beyond add, change, delete and view (blueprint schema of authentik 2025.10). */
const further: Readonly<Record<ModelName, readonly string[]>> = {
  'authentik_core.group': [
    'add_user_to_group',
    'remove_user_from_group',
    'enable_group_superuser',
    'disable_group_superuser',
  ],
  'authentik_core.token': ['set_token_key', 'view_token_key'],
  'authentik_core.user': [
    'assign_user_permissions',
    'unassign_user_permissions',
    'impersonate',
    'preview_user',
    'reset_user_password',
    'view_user_applications',
  ],
  'authentik_flows.flow': ['clear_flow_cache', 'export_flow', 'inspect_flow', 'view_flow_cache'],
  'authentik_providers_ldap.ldapprovider': ['search_full_directory'],
  'authentik_providers_ssf.ssfprovider': ['add_stream'],
  'authentik_rbac.role': ['assign_role_permissions', 'unassign_role_permissions'],
  'authentik_stages_mtls.mutualtlsstage': ['pass_outpost_certificate'],
  'authentik_tasks_schedules.schedule': ['send_schedule'],
};

/**
 * What the server does when it assigns the permissions of an entry to its object; nothing catches what goes wrong
 * there. A permission for nobody is not looked at.
 */
export function permissionProblems(
  database: Database,
  model: ModelName,
  permissions: readonly Value[],
): readonly Refusal[] {
  return permissions.flatMap((item, index) => {
    if (!isMapping(item)) return [];
    const refusals = [holderProblem(database, item), nameProblem(database, model, item)];
    return refusals.flatMap((message) =>
      message === undefined
        ? []
        : [
            {
              code: 'permission',
              message,
              field: String(index),
              part: 'permissions' as const,
              uncaught: true,
            },
          ],
    );
  });
}

function holderProblem({ store }: Database, item: Readonly<Record<string, Value>>): string | undefined {
  const { user = null, role = null } = item;
  if (user !== null && store.find(user, { wanted: ['authentik_core.user'] }) === undefined) {
    return 'User matching query does not exist.';
  }
  if (role === null) return undefined;
  if (typeof role === 'string' && !isUuidText(role)) return `['“${role}” is not a valid UUID.']`;
  return store.find(role, { wanted: ['authentik_rbac.role'] })
    ? undefined
    : 'Role matching query does not exist.';
}

function nameProblem(
  { descriptors }: Database,
  model: ModelName,
  item: Readonly<Record<string, Value>>,
): string | undefined {
  if ((item.user ?? null) === null && (item.role ?? null) === null) return undefined;
  const given = asText(item.permission ?? null);
  const [app, name] = model.split('.') as [string, string];
  const needsApp = compareReleases(descriptors.release, '2025.12') >= 0;
  if (needsApp && !given.includes('.')) {
    return "Permission must be in the format of 'app_label.codename'";
  }
  const codename = given.slice(given.indexOf('.') + 1);
  const usual = ['add', 'change', 'delete', 'view'].map((verb) => `${verb}_${name}`);
  if (given.includes('.') && !given.startsWith(`${app}.`)) return 'Permission matching query does not exist.';
  return [...usual, ...(own(further, model) ?? [])].includes(codename)
    ? undefined
    : 'Permission matching query does not exist.';
}
