import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import { bootstrapStore, newRow, withDefaults } from '../../shared/blueprint/importer/bootstrap';
import { importInto } from '../../shared/blueprint/importer/check-import';
import { metaApplyModel } from '../../shared/blueprint/importer/families';
import { select } from '../../shared/blueprint/importer/query';
import type { ObjectStore, Row } from '../../shared/blueprint/importer/store';
import type { Value } from '../../shared/blueprint/importer/value';
import { Opaque, Uuid, isList, isMapping, keyText } from '../../shared/blueprint/importer/value';
import { projectBlueprint } from '../../shared/blueprint/project/project';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { documentOf } from '../../shared/document/document';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

/** Groups and users that a server has before anything is imported. */
export interface Residents {
  readonly groups?: readonly { readonly name: string }[];
  readonly users?: readonly { readonly username: string; readonly email?: string }[];
}

export interface ImaginedServer {
  readonly store: ObjectStore;
  readonly descriptors: DescriptorSet;
  /** What the importer refused. */
  readonly errors: readonly Diagnostic[];
}

export interface ServerOptions {
  readonly release: Release;
  readonly residents?: Residents;
  readonly env?: Readonly<Record<string, string>>;
}

/** A freshly installed server after the import of these texts, one after the other. */
export function serverWith(
  texts: readonly string[],
  { release, residents = {}, env = {} }: ServerOptions,
): ImaginedServer {
  const descriptors = descriptorsFor(release);
  const store = bootstrapStore(descriptors);
  const add = (model: string, fields: Readonly<Record<string, Value>>) => {
    store.add(newRow(store, model, { fields: withDefaults(descriptors, model, fields) }));
  };
  for (const { name } of residents.groups ?? []) add('authentik_core.group', { name });
  for (const { username, email = '' } of residents.users ?? [])
    add('authentik_core.user', { username, email });
  const errors = texts.flatMap((text) => {
    const parsed = parseBlueprint(text);
    const state = { descriptors, store, keys: new Map<string | number, Value>() };
    const said = importInto(state, parsed, {
      env,
      skips: ({ model }) => typeof model === 'string' && model.toLowerCase() === metaApplyModel,
    });
    return [...parsed.diagnostics, ...said].filter(({ severity }) => severity === 'error');
  });
  return { store, descriptors, errors };
}

/** Texts as one workspace, read in their order. */
export function workspaceOf(texts: readonly string[]): WorkspaceDocument {
  const records = new Map<string, AuthentikRecord>();
  let made = 0;
  for (const [index, text] of texts.entries()) {
    const { records: read } = projectBlueprint(parseBlueprint(text, `${String(index)}.yaml`), {
      newId: () => `r${String((made += 1))}`,
      document: documentOf(records.values()),
    });
    for (const record of read) records.set(record.id, record);
  }
  return documentOf(records.values());
}

const bindings = ['authentik_flows.flowstagebinding', 'authentik_policies.policybinding'];

/**
 * A flow and everything that belongs to it as a server holds them: every field of every object, references by what
 * people call the object. Secrets, which no server tells, are among them.
 */
export function flowOn(
  server: ImaginedServer,
  slug: string,
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const { store, descriptors } = server;
  const [flow] = select({ store, descriptors }, 'authentik_flows.flow', [['slug', slug]]);
  const objects = new Map<string, Readonly<Record<string, unknown>>>();
  const seen = new Set<Row>();
  const waiting: Row[] = flow ? [flow] : [];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (seen.has(row)) continue;
    seen.add(row);
    const fields: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(row.fields)) {
      const type = descriptors.field(row.model, name)?.type;
      const isLink = type === 'reference' || type === 'references';
      if (!isLink) {
        fields[name] = plain(value);
        continue;
      }
      const keys = isList(value) ? value : value === null ? [] : [value];
      const targets = keys.map((key) => store.find(key, { asTarget: true }));
      waiting.push(...targets.filter((target) => target !== undefined));
      const names = targets.map((target) => (target ? nameOf(server, target) : 'gone'));
      // Links of this sort have no order on the server.
      fields[name] = isList(value) ? names.sort() : (names[0] ?? null);
    }
    let name = nameOf(server, row);
    for (let count = 2; objects.has(name); count += 1) name = `${nameOf(server, row)} (${String(count)})`;
    objects.set(name, fields);
    for (const model of bindings) {
      waiting.push(...select({ store, descriptors }, model, [['target', row.pk]]));
    }
  }
  return objects;
}

function nameOf({ store, descriptors }: ImaginedServer, row: Row): string {
  if (bindings.includes(row.model)) {
    const parts = ['target', 'stage', 'policy', 'group', 'user'].flatMap((name) => {
      const key = row.fields[name] ?? null;
      const target = key === null ? undefined : store.find(key, { asTarget: true });
      return target ? [nameOf({ store, descriptors, errors: [] }, target)] : [];
    });
    return `${row.model}(${parts.join(' -> ')} @${String(plain(row.fields.order ?? null))})`;
  }
  const own = ['slug', 'username', 'name', 'domain', 'identifier'].map((name) => row.fields[name]);
  return `${row.model} ${String(own.find((value) => typeof value === 'string') ?? '?')}`;
}

function plain(value: Value): unknown {
  if (value instanceof Uuid) return `key ${keyText(value)}`;
  if (value instanceof Opaque) return value.text;
  if (isList(value)) return value.map(plain);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** What differs between two servers' view of a flow, in words. */
export function differencesBetween(
  source: ReturnType<typeof flowOn>,
  copy: ReturnType<typeof flowOn>,
): readonly string[] {
  const said: string[] = [];
  for (const [name, fields] of source) {
    const other = copy.get(name);
    if (other === undefined) {
      said.push(`missing: ${name}`);
      continue;
    }
    for (const field of new Set([...Object.keys(fields), ...Object.keys(other)])) {
      const [left, right] = [JSON.stringify(fields[field]), JSON.stringify(other[field])];
      if (left !== right) said.push(`${name} ${field}: ${left ?? 'nothing'} became ${right ?? 'nothing'}`);
    }
  }
  for (const name of copy.keys()) if (!source.has(name)) said.push(`more: ${name}`);
  return said;
}
