import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import { compareReleases } from '../../authentik/release';
import { evaluate, keyOfMessage } from '../resolve/evaluation';
import { nodeValues } from '../resolve/node-values';
import { pythonValue } from '../resolve/plain-value';
import { PyDict, PyError } from '../resolve/python-value';
import type { PyValue } from '../resolve/python-value';
import { alwaysMerge, invalid } from '../resolve/tag-resolver';
import type { TagWorld } from '../resolve/tag-resolver';
import type { BlueprintEntry, ParsedBlueprint } from '../text/blueprint-text';
import { nodeReader } from '../text/node-reader';
import { nodeAt } from '../text/place-of';
import { findObject } from './find-object';
import { fromPython, toPython } from './python-to-value';
import type { Database } from './query';
import { refuse } from './refusal';
import type { Refusal } from './refusal';
import type { Row } from './store';
import type { Payload, Value } from './value';
import { asText } from './value';

export interface EvaluatorOptions {
  /** Environment of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the server by the path that `!File` names. */
  readonly files?: Readonly<Record<string, string>>;
  /** Context of the blueprint instance, merged over the document's. */
  readonly context?: Readonly<Record<string, FieldValue>>;
}

/** Parts of an entry with their tags evaluated against what has been applied so far. They throw EntryRefused. */
export interface EntryEvaluator {
  model(entry: BlueprintEntry): string;
  conditions(entry: BlueprintEntry): readonly Value[];
  identifiers(entry: BlueprintEntry): Payload;
  attrs(entry: BlueprintEntry): Payload | null;
  state(entry: BlueprintEntry): string;
  permissions(entry: BlueprintEntry): readonly Value[];
  /** From now on `!KeyOf` finds the entry's object; of equal ids the first counts. */
  applied(entry: BlueprintEntry, row: Row): void;
}

type Part = NonNullable<Refusal['part']>;

/** Errors in these parts happen where the importer catches nothing. */
const outside: ReadonlySet<Part> = new Set(['model', 'state', 'permissions']);
const states = ['present', 'created', 'must_created', 'absent'];

export function entryEvaluator(
  database: Database,
  parsed: ParsedBlueprint,
  options: EvaluatorOptions,
): EntryEvaluator {
  const nodes = nodesOf(parsed);
  const rows = new Map<string, { readonly row: Row; readonly index: number }>();
  let model = '';
  const world: TagWorld = {
    ...surroundings(database, options),
    context: contextOf(nodes(['context']), options),
    find: (query) => toPython(findObject(database, query)),
    keyOf: (tag) => {
      const row = rows.get(tag.text ?? '')?.row;
      if (!row) throw invalid(keyOfMessage(tag));
      const isTarget = model === 'authentik_policies.policybinding' && row.bindingKey !== undefined;
      return toPython(isTarget ? row.bindingKey : row.pk);
    },
  };
  const part = (entry: BlueprintEntry, name: Part, missing: PyValue): Value => {
    const node = nodes(entry.path);
    const raw = node instanceof PyDict ? node.get(name) : undefined;
    return fromPython(evaluateAt(raw ?? missing, { world, part: name, path: [] }));
  };
  return {
    model: (entry) => {
      const found = asText(part(entry, 'model', ''));
      // For a model that comes from a tag, the importer compares the tag and not what it gives.
      model = isTaggedValue(entry.model) ? '' : found.toLowerCase();
      return found;
    },
    conditions: (entry) => part(entry, 'conditions', []) as readonly Value[],
    identifiers: (entry) => part(entry, 'identifiers', new PyDict()) as Payload,
    attrs: (entry) => (entry.attrs === null ? null : (part(entry, 'attrs', new PyDict()) as Payload)),
    state: (entry) => {
      const state = asText(part(entry, 'state', 'present'));
      if (states.includes(state)) return state;
      const message = `ValueError: '${state}' is not a valid BlueprintEntryDesiredState`;
      return refuse({ code: 'bad-state', message, part: 'state', uncaught: true });
    },
    permissions: (entry) => part(entry, 'permissions', []) as readonly Value[],
    applied: ({ id, index }, row) => {
      const known = id === undefined ? undefined : rows.get(id);
      if (id !== undefined && (known === undefined || index < known.index)) rows.set(id, { row, index });
    },
  };
}

/** Values of the text as Python has them, by their place. */
function nodesOf(parsed: ParsedBlueprint): (path: readonly (string | number)[]) => PyValue {
  const { document } = parsed;
  if (document === undefined) return () => null;
  const reader = nodeReader({ maxAliasedNodes: Infinity, unknownTags: 'warning' }, () => undefined);
  const values = nodeValues(reader);
  // Aliases are bound while reading in the order of the text.
  if (parsed.text.includes('&')) reader.value(document.contents);
  const made = new Map<string, PyValue>();
  return (path) => {
    const key = path.join('\n');
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = values(nodeAt(document, path));
    made.set(key, value);
    return value;
  };
}

function surroundings(
  { descriptors }: Database,
  { env = {}, files = {} }: EvaluatorOptions,
): Pick<TagWorld, 'newPython' | 'equality' | 'env' | 'file'> {
  return {
    newPython: compareReleases(descriptors.release, '2026.2') >= 0,
    equality: compareReleases(descriptors.release, '2026.8') >= 0,
    env: (name) => (Object.hasOwn(env, name) ? env[name] : undefined),
    file: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
  };
}

function contextOf(own: PyValue, { context = {} }: EvaluatorOptions): PyDict {
  const defaults = pythonValue({
    'goauthentik.io/enterprise/licensed': false,
    'goauthentik.io/rbac/models': {},
  });
  const document = own instanceof PyDict ? own : new PyDict();
  const merged = alwaysMerge(alwaysMerge(defaults, document), pythonValue(context));
  return merged instanceof PyDict ? merged : document;
}

interface Place {
  readonly world: TagWorld;
  readonly part: Part;
  readonly path: readonly string[];
}

/** Evaluates value by value, so that a failure can be located. */
function evaluateAt(value: PyValue, place: Place): PyValue {
  const within = (item: PyValue, step: PyValue) =>
    evaluateAt(item, { ...place, path: [...place.path, asText(fromPython(step))] });
  if (Array.isArray(value)) return value.map((item, index) => within(item, BigInt(index)));
  if (value instanceof PyDict) {
    const made = new PyDict();
    for (const [key, item] of value.entries()) made.set(key, within(item, key));
    return made;
  }
  try {
    return evaluate(value, place.world);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return refuse(refusalOf(error, place));
  }
}

function refusalOf(error: PyError, { part, path }: Place): Refusal {
  const isCaught = error.type === 'EntryInvalidError' && !outside.has(part);
  return {
    code: 'tag',
    message: error.type === 'EntryInvalidError' ? error.message : error.line,
    part,
    ...(path.length > 0 && { field: path.join('.') }),
    ...(!isCaught && { uncaught: true }),
  };
}
