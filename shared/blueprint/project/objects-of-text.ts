import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, ExternalReference, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import { newRow, withDefaults } from '../importer/bootstrap';
import { findExisting, reduceKeys } from '../importer/find-existing';
import { rewriteKeys } from '../importer/primary-keys';
import { select } from '../importer/query';
import { ObjectStore } from '../importer/store';
import type { Row } from '../importer/store';
import type { Payload, Uuid, Value } from '../importer/value';
import { Opaque } from '../importer/value';
import { canonical } from './identity';

const bindingModel = 'authentik_policies.policybinding';

/**
 * What the entries of one text have made so far, as the importer would find it again (blueprints.md 3): by `pk`, or by
 * all other identifiers together, whichever entry wrote them and wherever in it. A tag is the same as the same tag.
 */
export class ObjectsOfText {
  private readonly store = new ObjectStore();
  private readonly keys = new Map<string | number, Value>();
  private readonly rows = new Map<RecordId, Row>();
  private readonly promised = new Map<RecordId, Uuid>();
  private readonly ids = new Map<Row, RecordId>();

  constructor(private readonly descriptors: DescriptorSet) {}

  /** The records, oldest first, whose object an entry's identifiers find. */
  find({ model, fields, entry }: AuthentikRecord): readonly RecordId[] {
    const names = entry!.identifiers;
    const wanted = this.payloadOf(model, { fields, names, isQuery: true });
    const found = findExisting(this.database, model, Object.entries(reduceKeys(wanted)));
    return found.map((row) => this.ids.get(row)!);
  }

  /** Takes in what an entry writes; `id` is the record that its object belongs to. */
  write(id: RecordId, { model, fields, entry }: AuthentikRecord): void {
    const values = this.payloadOf(model, { fields, names: Object.keys(fields), isQuery: false });
    const known = this.rows.get(id);
    const row = known ? changed(known, values, entry!.state) : this.made(id, model, values);
    if (known) this.store.replace(known, row);
    else this.store.add(row);
    this.rows.set(id, row);
    this.ids.set(row, id);
    const { pk } = fields;
    if (typeof pk === 'string' || typeof pk === 'number') this.keys.set(pk, row.pk);
  }

  private get database() {
    return { store: this.store, descriptors: this.descriptors };
  }

  private made(id: RecordId, model: string, values: Payload): Row {
    const fields = withDefaults(this.descriptors, model, values);
    const given = values.pk;
    const isKey = typeof given === 'string' || typeof given === 'number';
    return newRow(this.store, model, { fields, pk: isKey ? given : this.promise(id) });
  }

  /** The key that a record's object is going to have: entries may refer to what comes later. */
  private promise(id: RecordId): Uuid {
    const known = this.promised.get(id) ?? this.store.newKey();
    this.promised.set(id, known);
    return known;
  }

  private payloadOf(
    model: string,
    {
      fields,
      names,
      isQuery,
    }: {
      readonly fields: AuthentikRecord['fields'];
      readonly names: readonly string[];
      readonly isQuery: boolean;
    },
  ): Payload {
    const given = names.map((name) => {
      const isTarget = model === bindingModel && name === 'target';
      const value = this.valueOf(fields[name] ?? null, isTarget);
      return [name, isTarget && !isQuery ? this.bindingKeyOf(value) : value] as const;
    });
    return rewriteKeys(this.keys, Object.fromEntries(given));
  }

  /** A policy binding keeps the `pbm_uuid` of its target, whichever key it was given. */
  private bindingKeyOf(value: Value): Value {
    return this.store.find(value, { asTarget: true })?.bindingKey ?? value;
  }

  private valueOf(value: FieldValue, isTarget = false): Value {
    if (typeof value !== 'object' || value === null) return value;
    if (isRecordReference(value)) {
      const row = this.rows.get(value.$ref);
      return (isTarget ? row?.bindingKey : undefined) ?? row?.pk ?? this.promise(value.$ref);
    }
    if (isExternalReference(value)) return this.foundKey(value) ?? new Opaque('tag', canonical(value));
    if (isTaggedValue(value)) return new Opaque('tag', canonical(value));
    if (Array.isArray(value)) return (value as readonly FieldValue[]).map((item) => this.valueOf(item));
    const mapping = value as Readonly<Record<string, FieldValue>>;
    return Object.fromEntries(Object.entries(mapping).map(([key, item]) => [key, this.valueOf(item)]));
  }

  private foundKey({ $external }: ExternalReference): Row['pk'] | undefined {
    const where = $external.where.map(([name, value]) => [name, this.valueOf(value)] as const);
    return where.length === 0
      ? undefined
      : select(this.database, $external.model.toLowerCase(), where)[0]?.pk;
  }
}

/** What an entry leaves of an object that is there; `created` changes nothing of it. */
function changed(known: Row, values: Payload, state: FieldValue | undefined): Row {
  return state === 'created' ? known : { ...known, fields: { ...known.fields, ...values } };
}
