import type { Json } from '../../kernel/json';
import type { UserValue } from '../../policy/user-value';
import type { JsonObject, UserRow } from '../../policy/world';
import { logEvent } from '../event-log';
import { isMapping } from '../merge';
import { pythonText } from '../python-text';
import type { StageRun } from '../stage';

type Row = Omit<UserRow, 'pk'>;

export type Applied =
  | { readonly kind: 'row'; readonly row: Row; readonly passwordSet: boolean }
  /** A value that the model does not take, or one that the database cannot hold. */
  | { readonly kind: 'invalid' | 'unsavable'; readonly row: Row; readonly passwordSet: boolean }
  | { readonly kind: 'error'; readonly text: string };

/** Names of the user's own columns by prompt key; what is neither here nor special is ignored. */
const columns: Readonly<Record<string, 'username' | 'name' | 'email' | 'isActive' | 'type' | 'path'>> = {
  username: 'username',
  name: 'name',
  email: 'email',
  is_active: 'isActive',
  type: 'type',
  path: 'path',
};

/** Relations cannot be assigned; which names are relations depends on what the user's groups are called. */
const relations: Readonly<Record<'ak_groups' | 'groups', readonly string[]>> = {
  ak_groups: ['ak_groups', 'sources', 'user_permissions'],
  groups: ['roles', 'sources'],
};
/** From 2026.5 on another name of the groups that is only read, and warned of (2026.5-stages.md, section 5). */
const formerName = 'ak_groups';

/** stages.md, section 6, step 4: each key of the prompt data in order. */
export function applyPromptData(run: StageRun, user: UserValue, data: JsonObject): Applied {
  let row: Row = user.row;
  let passwordSet = false;
  let kind: 'row' | 'invalid' | 'unsavable' = 'row';
  for (const [key, value] of Object.entries(data)) {
    if (key === 'component' || key === 'groups') continue;
    const { groupRelation } = run.state.rules;
    const isFormer = key === formerName && groupRelation !== formerName;
    if (relations[groupRelation].includes(key) || (isFormer && user.pk === null)) {
      return { kind: 'error', text: `${key} cannot be assigned` };
    }
    if (isFormer) {
      logEvent(run.state, 'configuration_warning');
      continue;
    }
    if (key === 'password') {
      row = { ...row, password: pythonText(value), passwordChangedAt: run.state.world.now };
      passwordSet = true;
      continue;
    }
    const next = applyKey(run, row, [key, value]);
    if (next === 'error') return { kind: 'error', text: 'attributes are no mapping' };
    if (next === 'invalid') return { kind: 'invalid', row, passwordSet };
    if (next === 'unsavable') kind = 'unsavable';
    else row = next;
  }
  return { kind, row, passwordSet };
}

function applyKey(
  run: StageRun,
  row: Row,
  [key, value]: readonly [string, Json],
): Row | Exclude<Applied['kind'], 'row'> {
  if (key === 'attributes') {
    const asIs = run.state.rules.attributeUnderscores === 'all';
    if (!isMapping(value)) return asIs ? 'error' : 'invalid';
    const unsavable = asIs && Object.values(value).some(isMoment);
    return unsavable ? 'unsavable' : { ...row, attributes: { ...row.attributes, ...plainMoments(value) } };
  }
  if (key.startsWith('attributes.') || key.startsWith('attributes_')) {
    return { ...row, attributes: nested(row.attributes, pathOf(run, key), value) };
  }
  const column = columns[key];
  return column ? { ...row, [column]: value } : row;
}

function pathOf(run: StageRun, key: string): readonly string[] {
  const dotted =
    run.state.rules.attributeUnderscores === 'all'
      ? key.replaceAll('_', '.')
      : key.replace('attributes_', 'attributes.');
  return dotted.split('.').slice(1);
}

function nested(attributes: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [head = '', ...rest] = path;
  if (rest.length === 0) return { ...attributes, [head]: value };
  const inner = attributes[head];
  return { ...attributes, [head]: nested(isMapping(inner) ? inner : {}, rest, value) };
}

/** A date of a prompt: `{$date: text}`, which JSON columns of 2025.10 cannot hold. */
export function isMoment(value: Json): boolean {
  return isMapping(value) && '$date' in value;
}

function plainMoments(values: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      isMapping(value) && '$date' in value ? (value.$date ?? null) : value,
    ]),
  );
}
