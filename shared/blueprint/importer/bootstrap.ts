import type { DescriptorSet } from '../../authentik/descriptor';
import type { ModelName } from '../../authentik/record';
import { isBindable } from './families';
import { ObjectStore } from './store';
import type { Row } from './store';
import type { Payload, Value } from './value';
import { Uuid } from './value';

/** What a server holds right after its installation (gold/README.md, `world.blueprints`). */
const objects: readonly (readonly [model: ModelName, fields: Payload])[] = [
  [
    'authentik_core.user',
    { username: 'AnonymousUser', name: '', email: '', type: 'internal', path: 'users', is_active: true },
  ],
  ['authentik_core.group', { name: 'authentik Admins', is_superuser: true }],
  [
    'authentik_core.user',
    {
      username: 'akadmin',
      name: 'authentik Default Admin',
      email: 'root@example.com',
      type: 'internal',
      path: 'users',
      is_active: true,
    },
  ],
  [
    'authentik_flows.flow',
    {
      slug: 'default-provider-invalidation-flow',
      name: 'Logged out of application',
      title: "You've logged out of %(app)s.",
      designation: 'invalidation',
      authentication: 'none',
    },
  ],
];

/** Fills in what the server takes where a field is not given, as far as it is known. */
export function withDefaults(descriptors: DescriptorSet, model: ModelName, fields: Payload): Payload {
  const all: Record<string, Value> = {};
  for (const field of descriptors.models.get(model)?.fields ?? []) {
    if (field.default !== undefined) all[field.name] = field.default;
    else if (field.nullable) all[field.name] = null;
  }
  return { ...all, ...fields };
}

export function newRow(
  store: ObjectStore,
  model: ModelName,
  { fields, pk }: { readonly fields: Payload; readonly pk?: Value },
): Row {
  const key = keyFrom(store, model, pk);
  const own = model === 'authentik_flows.flow' || model === 'authentik_flows.flowstagebinding';
  if (!isBindable(model)) return { model, pk: key, fields };
  return { model, pk: key, bindingKey: own || typeof key === 'number' ? store.newKey() : key, fields };
}

const numbered = new Set<ModelName>(['authentik_core.user']);

function keyFrom(store: ObjectStore, model: ModelName, pk: Value | undefined): Uuid | number {
  const isNumbered = numbered.has(model) || /^authentik_providers_\w+\.\w+provider$/.test(model);
  if (pk instanceof Uuid || typeof pk === 'number') return pk;
  if (typeof pk === 'string' && !isNumbered) return new Uuid(pk);
  return isNumbered ? store.newNumber() : store.newKey();
}

export function bootstrapStore(descriptors: DescriptorSet): ObjectStore {
  const store = new ObjectStore();
  addBootstrap(store, descriptors);
  return store;
}

/** Adds what a server holds from the start, but for what `isThere` says is there already. */
export function addBootstrap(
  store: ObjectStore,
  descriptors: DescriptorSet,
  isThere: (model: ModelName, fields: Payload) => boolean = () => false,
): void {
  for (const [model, fields] of objects) {
    if (isThere(model, fields)) continue;
    store.add(newRow(store, model, { fields: withDefaults(descriptors, model, fields) }));
  }
}
