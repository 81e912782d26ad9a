import type { DescriptorSet } from '../authentik/descriptor';
import type { AuthentikRecord, RecordId } from '../authentik/record';
import { canonical } from '../blueprint/project/identity';
import { policyBindingModel, stageBindingModel } from '../document/models';
import { keyFieldOf } from '../document/names';
import { isPresent } from '../document/presence';
import { numberField } from '../document/values';
import type { SideName } from './comparison';
import { Pairing } from './pairing';
import type { WorkspaceDocument } from '../document/document';

export interface MatchOptions {
  readonly descriptors: DescriptorSet;
  /** Both are versions of one workspace: a record keeps its identity whatever its name becomes. */
  readonly sameWorkspace?: boolean;
  /** Objects that are to be held against each other whatever they are called: before, after. */
  readonly pairs?: readonly (readonly [from: RecordId, to: RecordId])[];
  /** The objects of each side that are to be told of. */
  readonly scope?: Scope;
  /** Two parts of one document are compared, those of `scope`: what is in both or in neither is the same object. */
  readonly isWithin?: boolean;
}

export type Scope = Readonly<Record<SideName, ReadonlySet<RecordId>>>;

/**
 * Pairs the objects of two documents: by identity within one workspace, else by what identifies them (slug, name,
 * primary key), then by the `id` of their entry, so that a renamed object is still the same. Bindings by what they bind
 * and their order, then by what they bind, so that one of another order has moved. What leaves no object behind
 * (`state: absent`) pairs with its like first.
 */
export function matchObjects(
  documents: Readonly<Record<SideName, WorkspaceDocument>>,
  { descriptors, sameWorkspace = false, pairs = [], scope, isWithin = false }: MatchOptions,
): Pairing {
  const pairing = isWithin ? new Pairing(documents, scope) : new Pairing(documents);
  for (const [from, to] of pairs) pairing.pair(from, to);
  if (isWithin && scope) {
    for (const id of documents.to.records.keys()) {
      if (scope.from.has(id) === scope.to.has(id)) pairing.pair(id, id);
    }
  }
  if (sameWorkspace) pairing.pass((record) => `${record.model} ${record.id}`);
  const standing = (record: AuthentikRecord) => [record.model, isPresent(record)].join(' ');
  const conditions = (record: AuthentikRecord, side: SideName) => pairing.key(side, record.entry?.conditions);
  const name = (record: AuthentikRecord, side: SideName) => {
    const field = isBinding(record) ? undefined : keyFieldOf(record.model);
    const value = field === undefined ? undefined : record.fields[field];
    return value === undefined || value === null ? undefined : pairing.key(side, value);
  };
  const passes = (keyOf: (record: AuthentikRecord, side: SideName) => string | undefined) => {
    pairing.pass((record, side) => joined(keyOf(record, side), standing(record), conditions(record, side)));
    pairing.pass((record, side) => joined(keyOf(record, side), standing(record)));
  };
  const key = ({ fields: { pk } }: AuthentikRecord) =>
    typeof pk === 'string' || typeof pk === 'number' ? String(pk).toLowerCase() : undefined;
  const entryId = (record: AuthentikRecord) => joined(record.entry?.blueprintId, standing(record));

  passes(name);
  pairing.pass((record) => joined(isBinding(record) ? undefined : key(record), standing(record)));
  pairing.pass((record) => (isBinding(record) ? undefined : entryId(record)), { onlyUnique: true });
  pairing.pass((record, side) => joined(name(record, side), record.model));
  for (const model of [stageBindingModel, policyBindingModel]) {
    const bound = (record: AuthentikRecord, side: SideName) =>
      record.model === model ? boundBy(pairing, record, side) : undefined;
    passes((record, side) => joined(bound(record, side), String(numberField(record, 'order'))));
    passes(bound);
    pairing.pass((record) => (record.model === model ? joined(key(record), model) : undefined));
    pairing.pass((record) => (record.model === model ? entryId(record) : undefined), { onlyUnique: true });
    pairing.pass((record, side) => joined(bound(record, side), model));
  }
  passes((record, side) => identifiers(pairing, record, { side, descriptors }));
  pairing.pass((record, side) => `${record.model} ${pairing.key(side, record.fields)}`);
  return pairing;
}

function joined(key: string | undefined, ...rest: readonly string[]): string | undefined {
  return key === undefined ? undefined : [key, ...rest].join('\n');
}

export function isBinding({ model }: AuthentikRecord): boolean {
  return model === stageBindingModel || model === policyBindingModel;
}

function boundBy(pairing: Pairing, { fields }: AuthentikRecord, side: SideName): string {
  const { target, stage, policy, group, user } = fields;
  return [target, stage, policy, group, user].map((value) => pairing.key(side, value)).join('\n');
}

/** What the importer would find an object by that has no name of its own. */
function identifiers(
  pairing: Pairing,
  record: AuthentikRecord,
  { side, descriptors }: { readonly side: SideName; readonly descriptors: DescriptorSet },
): string | undefined {
  const own = keyFieldOf(record.model);
  if (isBinding(record) || (own !== undefined && own in record.fields)) return undefined;
  const names = record.entry?.identifiers ?? descriptors.models.get(record.model)?.identifiers[0] ?? [];
  const given = names.filter((name) => name !== 'pk' && record.fields[name] !== undefined);
  if (given.length === 0) return undefined;
  return canonical([...given].sort().map((name) => [name, pairing.key(side, record.fields[name])]));
}
