import { descriptorsFor } from '../../authentik/descriptors';
import type { DescriptorSet } from '../../authentik/descriptor';
import {
  isLiteral,
  isRecordReference,
  type AuthentikRecord,
  type Fields,
  type FieldValue,
} from '../../authentik/record';
import type { Release } from '../../authentik/release';
import { bootstrapStore, newRow, withDefaults } from '../../blueprint/importer/bootstrap';
import { importInto } from '../../blueprint/importer/check-import';
import { metaApplyModel } from '../../blueprint/importer/families';
import type { Row } from '../../blueprint/importer/store';
import { isList, isMapping, keyText, Opaque, Uuid, type Value } from '../../blueprint/importer/value';
import type { ParsedBlueprint } from '../../blueprint/text/blueprint-text';
import { parseBlueprint } from '../../blueprint/text/parse-blueprint';
import { documentOf } from '../../document/document';
import { groupModel, userModel } from '../../document/models';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { JsonObject } from '../../policy/world';
import { compileEstate, type Estate } from '../estate';
import type { ScenarioGroup, ScenarioUser, ScenarioWorld } from './format';

/** What the blueprints of a scenario make of a fresh server. */
export interface ImportedWorld {
  readonly estate: Estate;
  /** Groups and users that blueprints made, with the fields that they gave. */
  readonly groups: readonly ScenarioGroup[];
  readonly users: readonly (ScenarioUser & { readonly type?: string; readonly path?: string })[];
  /** What the importer refuses; an entry that is refused is not there. */
  readonly diagnostics: readonly Diagnostic[];
}

const parsedTexts = new Map<string, ParsedBlueprint>();
const mostTexts = 128;

/** Scenarios share their blueprints: a text is parsed once while it is among the last that were asked for. */
function parsed(text: string, path: string): ParsedBlueprint {
  const known = parsedTexts.get(text) ?? parseBlueprint(text, path);
  parsedTexts.delete(text);
  parsedTexts.set(text, known);
  const oldest = parsedTexts.keys().next();
  if (parsedTexts.size > mostTexts && !oldest.done) parsedTexts.delete(oldest.value);
  return known;
}

/**
 * Applies the blueprints in order to a server that holds its bootstrap and the scenario's groups and users
 * (gold/README.md, `world.blueprints`). Entries that apply other blueprints are left out: a scenario brings its own.
 */
export function importWorld(world: ScenarioWorld, release: Release): ImportedWorld {
  const descriptors = world.licensed === true ? licensed(descriptorsFor(release)) : descriptorsFor(release);
  const store = bootstrapStore(descriptors);
  const add = (model: string, fields: Readonly<Record<string, Value>>): void =>
    store.add(newRow(store, model, { fields: withDefaults(descriptors, model, fields) }));
  for (const { name } of world.groups ?? []) add(groupModel, { name });
  for (const { username, email = '' } of world.users ?? []) add(userModel, { username, email });
  const given = new Set([...store.of(groupModel), ...store.of(userModel)].map((row) => keyText(row.pk)));
  const diagnostics: Diagnostic[] = [];
  for (const [index, text] of world.blueprints.entries()) {
    const blueprint = parsed(text, `world.blueprints.${index}`);
    const state = { descriptors, store, keys: new Map<string | number, Value>() };
    diagnostics.push(
      ...blueprint.diagnostics,
      ...importInto(state, blueprint, {
        skips: ({ model }) => typeof model === 'string' && model.toLowerCase() === metaApplyModel,
      }),
    );
  }
  const rows = [...descriptors.models.keys()].flatMap((model) => [...store.of(model)]);
  const keyOf = (value: Value) => keyText(store.find(value, { asTarget: true })?.pk ?? value);
  const records = rows.map((row) => recordOf(descriptors, row, keyOf));
  const byId = new Map(records.map((record) => [record.id, record]));
  const made = (model: string) =>
    records.filter((record) => record.model === model && !given.has(record.id)).map(({ fields }) => fields);
  const nameOf = (value: FieldValue | undefined): readonly string[] => {
    const record = isRecordReference(value) ? byId.get(value.$ref) : undefined;
    return typeof record?.fields.name === 'string' ? [record.fields.name] : [];
  };
  return {
    estate: compileEstate(documentOf(records), descriptors),
    groups: made(groupModel).map((fields) => groupOf(fields, nameOf)),
    users: made(userModel).map((fields) => userOf(fields, nameOf)),
    diagnostics,
  };
}

/** As a server with a licence takes them: nothing is refused for being enterprise. */
function licensed(descriptors: DescriptorSet): DescriptorSet {
  const models = [...descriptors.models].map(
    ([name, descriptor]) => [name, { ...descriptor, enterprise: false }] as const,
  );
  const open = new Map(models);
  return {
    release: descriptors.release,
    models: open,
    model: (name) => {
      const found = descriptors.model(name);
      return found && open.get(found.model);
    },
    field: (model, name) => descriptors.field(model, name),
  };
}

export type NameOf = (value: FieldValue | undefined) => readonly string[];

const textOf = (fields: Fields, name: string): string =>
  typeof fields[name] === 'string' ? fields[name] : '';

const attributesOf = ({ attributes }: Fields): JsonObject =>
  (isLiteral(attributes ?? null) && typeof attributes === 'object' && attributes !== null
    ? attributes
    : {}) as JsonObject;

export function groupOf(fields: Fields, nameOf: NameOf): ScenarioGroup {
  const parents = Array.isArray(fields.parents) ? (fields.parents as readonly FieldValue[]) : [fields.parent];
  return {
    name: textOf(fields, 'name'),
    is_superuser: fields.is_superuser === true,
    parent: parents.flatMap(nameOf)[0] ?? null,
    attributes: attributesOf(fields),
  };
}

export function userOf(fields: Fields, nameOf: NameOf): ImportedWorld['users'][number] {
  const groups = fields.groups ?? fields.ak_groups;
  return {
    username: textOf(fields, 'username'),
    name: textOf(fields, 'name'),
    email: textOf(fields, 'email'),
    password: typeof fields.password === 'string' ? fields.password : null,
    groups: (Array.isArray(groups) ? (groups as readonly FieldValue[]) : []).flatMap(nameOf),
    attributes: attributesOf(fields),
    is_active: fields.is_active !== false,
    type: textOf(fields, 'type') || 'internal',
    path: textOf(fields, 'path') || 'users',
  };
}

/** Keys grow with every object that is made, so records of equal order keep the order of their creation. */
function recordOf(descriptors: DescriptorSet, row: Row, keyOf: (value: Value) => string): AuthentikRecord {
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(row.fields)) {
    const type = descriptors.field(row.model, name)?.type;
    const refers = type === 'reference' || type === 'references';
    fields[name] = fieldValue(value, { refers, keyOf });
  }
  return { id: keyText(row.pk), model: row.model, fields };
}

interface Reading {
  readonly refers: boolean;
  /** Key of the object that a value names by its own key or by the one that bindings use. */
  readonly keyOf: (value: Value) => string;
}

function fieldValue(value: Value, reading: Reading): FieldValue {
  if (value instanceof Uuid) return { $ref: reading.keyOf(value) };
  if (value instanceof Opaque) return value.text;
  if (isList(value)) return value.map((item) => fieldValue(item, reading));
  if (isMapping(value)) {
    const inside = { ...reading, refers: false };
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fieldValue(item, inside)]));
  }
  return reading.refers && value !== null ? { $ref: reading.keyOf(value) } : value;
}
