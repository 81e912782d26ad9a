import type { ModelDescriptor } from '../../authentik/descriptor';
import type { ModelName } from '../../authentik/record';
import { newRow, withDefaults } from './bootstrap';
import { metaApplyModel, standingOf } from './families';
import { findExisting, reduceKeys } from './find-existing';
import { applyMeta } from './meta-apply';
import { permissionProblems } from './permissions';
import { rewriteKeys } from './primary-keys';
import type { Database } from './query';
import { assertQuery, select } from './query';
import { EntryRefused, refuse } from './refusal';
import { validate } from './serializer';
import type { Row } from './store';
import type { Payload, Value } from './value';
import { mergeValues } from './value';

/** An entry whose tags are resolved, as the importer goes on with it. */
export interface PlainEntry {
  readonly model: string;
  readonly state: string;
  /** The text says `must_created` itself; from a tag it would mean the same as `present`. */
  readonly isLiteralState: boolean;
  /** Key that the text gives, to be mapped to the real one. */
  readonly givenKey?: Value;
  readonly identifiers: Payload;
  /** null where the text says so. */
  readonly attrs: Payload | null;
  readonly permissions: readonly Value[];
}

export interface ImportState extends Database {
  /** Keys that the text gave to objects, by the key they really have. */
  readonly keys: Map<string | number, Value>;
}

export interface Applied {
  /** What `!KeyOf` finds; absent for an entry that leaves nothing behind. */
  readonly row?: Row;
  readonly descriptor?: ModelDescriptor;
  /** The object as it was before, where there was one. */
  readonly found?: Row;
  /** The given fields in the server's types. */
  readonly values?: Payload;
  /** Objects that are gone now: the one that is to be absent and the bindings that go with it. */
  readonly removed?: readonly Row[];
}

/** The model as the server looks it up: exactly one dot, letter case does not matter. Refuses what it does not have. */
export function lookUpModel({ descriptors }: Database, given: string): ModelName {
  const parts = given.split('.');
  if (parts.length !== 2) {
    const message =
      parts.length < 2
        ? 'not enough values to unpack (expected 2, got 1)'
        : 'too many values to unpack (expected 2)';
    refuse({ code: 'bad-model', message: `ValueError: ${message}`, part: 'model', uncaught: true });
  }
  // The app's label must be written exactly; only the model's name is looked up without regard to case.
  const model = `${parts[0]!}.${parts[1]!.toLowerCase()}`;
  if (standingOf(descriptors, model).standing === 'unknown') {
    refuse({ code: 'unknown-model', message: 'App or Model does not exist', part: 'model', uncaught: true });
  }
  return model;
}

/** Does with one entry what the importer does; throws EntryRefused where the server refuses it. */
export function applyEntry(state: ImportState, model: ModelName, entry: PlainEntry): Applied {
  const standing = standingOf(state.descriptors, model);
  if (standing.standing === 'closed') {
    refuse({
      code: 'model-not-allowed',
      message: `Model <class '${standing.pythonName ?? model}'> not allowed`,
      part: 'model',
    });
  }
  if (model === metaApplyModel) {
    applyMeta(state, entry.attrs);
    return {};
  }
  const descriptor = state.descriptors.models.get(model)!;
  const prepared = prepare(state, descriptor, entry);
  const { found, values } = prepared;
  const applied = { descriptor, values, ...(found && { found }) };
  if (entry.state === 'absent') return { ...applied, removed: remove(state, found) };
  return { ...applied, row: store(state, descriptor, { entry, ...prepared }) };
}

interface Prepared {
  readonly found: Row | undefined;
  readonly identifiers: Payload;
  readonly values: Payload;
}

function prepare(state: ImportState, descriptor: ModelDescriptor, entry: PlainEntry): Prepared {
  const identifiers = reduceKeys(rewriteKeys(state.keys, entry.identifiers));
  const conditions = Object.entries(identifiers);
  if (conditions.length === 0) {
    refuse({ code: 'no-identifiers', message: 'No or invalid identifiers', part: 'identifiers' });
  }
  assertQuery(state, descriptor.model, conditions);
  const [found] = findExisting(state, descriptor.model, conditions);
  if (found && entry.isLiteralState && entry.state === 'must_created') {
    refuse({
      code: 'exists-already',
      message: 'State is set to must_created and object exists already',
      part: 'state',
    });
  }
  if (entry.attrs === null) {
    refuse({
      code: 'attrs-null',
      message: "AttributeError: 'NoneType' object has no attribute 'items' (write `attrs: {}`)",
      part: 'attrs',
      uncaught: true,
    });
  }
  const payload = mergeValues(rewriteKeys(state.keys, entry.attrs), identifiers) as Payload;
  const { values, refusals } = validate({
    database: state,
    model: descriptor,
    payload,
    ...(found && { instance: found }),
  });
  const isForgiven = entry.state === 'absent' && !refusals.some(({ uncaught }) => uncaught);
  if (refusals.length > 0 && !isForgiven) throw new EntryRefused(refusals);
  return { found, identifiers, values };
}

function store(
  state: ImportState,
  descriptor: ModelDescriptor,
  { entry, found, identifiers, values }: Prepared & { readonly entry: PlainEntry },
): Row {
  const row = write(state, descriptor, { entry, found, identifiers, values });
  const { givenKey } = entry;
  if (typeof givenKey === 'string' || typeof givenKey === 'number') state.keys.set(givenKey, row.pk);
  const problems = permissionProblems(state, descriptor.model, entry.permissions);
  if (problems.length > 0) throw new EntryRefused(problems);
  return row;
}

function write(
  { store: objects, descriptors }: ImportState,
  { model }: ModelDescriptor,
  { entry, found, identifiers, values }: Prepared & { readonly entry: PlainEntry },
): Row {
  if (found && entry.state === 'created') return found;
  if (found) {
    const row = { ...found, fields: { ...found.fields, ...values } };
    objects.replace(found, row);
    return row;
  }
  const fields = withDefaults(descriptors, model, values);
  const { pk } = identifiers;
  const row = newRow(objects, model, { fields, ...(pk !== undefined && { pk }) });
  objects.add(row);
  return row;
}

/** Fields of bindings whose deletion follows their target's. */
const cascades: readonly (readonly [model: ModelName, field: string])[] = [
  ['authentik_flows.flowstagebinding', 'target'],
  ['authentik_flows.flowstagebinding', 'stage'],
  ['authentik_policies.policybinding', 'target'],
  ['authentik_policies.policybinding', 'policy'],
  ['authentik_policies.policybinding', 'group'],
  ['authentik_policies.policybinding', 'user'],
];

function remove(state: ImportState, row: Row | undefined): readonly Row[] {
  if (row === undefined) return [];
  state.store.remove(row);
  const keys = row.bindingKey === undefined ? [row.pk] : [row.pk, row.bindingKey];
  const bound = cascades.flatMap(([model, field]) =>
    keys.flatMap((key) => [...select(state, model, [[field, key]])]),
  );
  return [row, ...bound.flatMap((other) => [...remove(state, other)])];
}
