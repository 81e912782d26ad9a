import type { DescriptorSet } from '../authentik/descriptor';
import type { ModelName, RecordId } from '../authentik/record';
import type { WorkspaceDocument } from './document';
import { perDocument } from './indexes';
import {
  flowModel,
  isOwnModel,
  modelKind,
  nameSpaceOf,
  policyBindingModel,
  stageBindingModel,
} from './models';
import { isPresent } from './presence';
import { textField } from './values';
import { own } from '../kernel/own';

function naturalKeyField(model: ModelName): string | undefined {
  if (model === stageBindingModel || model === policyBindingModel || isOwnModel(model)) return undefined;
  return own(keyFields, model) ?? 'name';
}

const keyFields: Readonly<Record<ModelName, string>> = {
  [flowModel]: 'slug',
  'authentik_core.user': 'username',
  'authentik_core.application': 'slug',
  'authentik_core.token': 'identifier',
  'authentik_brands.brand': 'domain',
};

/** The field that names a record within its name space: a slug for flows, applications and sources, else mostly `name`. */
export function keyFieldOf(model: ModelName): string | undefined {
  if (/^authentik_sources_\w+\.\w+source$/.test(model)) return 'slug';
  return naturalKeyField(model);
}

const taken = perDocument((document) => {
  const index = new Map<string, RecordId[]>();
  for (const record of document.records.values()) {
    const field = keyFieldOf(record.model);
    const name = field && textField(record, field);
    if (!name || !isPresent(record)) continue;
    const key = `${nameSpaceOf(record.model)}\n${name}`;
    const list = index.get(key);
    if (list) list.push(record.id);
    else index.set(key, [record.id]);
  }
  return index;
});

/** The present records that carry a name in the name space of a model. */
export function namesakesOf(
  document: WorkspaceDocument,
  model: ModelName,
  name: string,
): readonly RecordId[] {
  return taken(document).get(`${nameSpaceOf(model)}\n${name}`) ?? [];
}

/** `wanted`, else `wanted-2`, `wanted-3`… (`Wanted 2` where it has spaces), whichever is free; also of `also`. */
export function freeName(
  document: WorkspaceDocument,
  { model, wanted, also }: { model: ModelName; wanted: string; also?: ReadonlySet<string> },
): string {
  const isFree = (name: string) => namesakesOf(document, model, name).length === 0 && !also?.has(name);
  if (isFree(wanted)) return wanted;
  const match = /^(.*?)([- ])(\d+)$/.exec(wanted);
  const stem = match ? match[1]! : wanted;
  const joint = match ? match[2]! : /\s/.test(wanted) ? ' ' : '-';
  for (let count = match ? Number(match[3]) + 1 : 2; ; count += 1) {
    const name = `${stem}${joint}${count}`;
    if (isFree(name)) return name;
  }
}

/** Text as Django's slug validator takes it: letters, digits, `-` and `_`, at most 50 characters (2025.10). */
export function slugOf(text: string, otherwise = 'flow'): string {
  const slug = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? otherwise : slug;
}

/**
 * A name for a new record of a model, as authentik's own objects have theirs: `default-authentication-captcha` for a
 * `Captcha Stage` in `default-authentication-flow`, with a number where that is taken.
 */
export function newNameFor(
  document: WorkspaceDocument,
  { model, descriptors, prefix }: { model: ModelName; descriptors: DescriptorSet; prefix?: string },
): string {
  const label = descriptors.models.get(model)?.label ?? model.slice(model.indexOf('.') + 1);
  const words =
    modelKind(model) === 'stage'
      ? label.replace(/ stage$/i, '').replace(/ authenticator setup$/i, ' setup')
      : label;
  const wanted = slugOf([prefix?.replace(/-flow$/, ''), words].filter(Boolean).join(' '), 'new');
  return freeName(document, { model, wanted });
}
