import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { BlueprintEntry, ParsedBlueprint } from '../text/blueprint-text';
import { caught, uncaught } from './evaluation-error';
import { standingOf } from './families';
import type { Database } from './query';
import { badQueryValue, select, unknownLookup } from './query';
import { EntryRefused } from './refusal';
import type { Refusal } from './refusal';
import type { Row } from './store';
import { TagEvaluator } from './tag-evaluator';
import type { TagHost } from './tag-evaluator';
import type { Payload, Value } from './value';
import { asText, isMapping, mergeValues } from './value';

export interface EvaluatorOptions {
  /** Environment of the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Files of the server by the path that `!File` names. */
  readonly files?: Readonly<Record<string, string>>;
  /** Context of the blueprint instance, merged over the document's. */
  readonly context?: Readonly<Record<string, FieldValue>>;
}

/** Parts of an entry with their tags evaluated against what has been applied so far. */
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

const licensed = 'goauthentik.io/enterprise/licensed';

export function entryEvaluator(
  database: Database,
  parsed: ParsedBlueprint,
  options: EvaluatorOptions,
): EntryEvaluator {
  const rows = new Map<string, { readonly row: Row; readonly index: number }>();
  let model = '';
  const host: TagHost = {
    context: contextOf(parsed, options),
    env: options.env ?? {},
    files: options.files ?? {},
    keyOf: (id) => {
      const row = rows.get(id)?.row;
      if (!row) return caught(`KeyOf: failed to find entry with \`id\` of \`${id}\` and a model instance`);
      return model === 'authentik_policies.policybinding' && row.bindingKey ? row.bindingKey : row.pk;
    },
    find: (query) => findObject(database, query),
  };
  const part = (name: NonNullable<Refusal['part']>, value: FieldValue): Value => {
    const evaluator = new TagEvaluator(host);
    return inPart(name, () => evaluator.resolve(value), { at: evaluator.path });
  };
  return {
    model: (entry) => {
      const found = asText(inPart('model', () => part('model', entry.model), { outside: true }));
      model = isTaggedValue(entry.model) ? '' : found.toLowerCase();
      return found;
    },
    conditions: (entry) => part('conditions', entry.conditions) as readonly Value[],
    identifiers: (entry) => part('identifiers', entry.identifiers) as Payload,
    attrs: (entry) => (entry.attrs === null ? null : (part('attrs', entry.attrs) as Payload)),
    state: (entry) => {
      const state = asText(inPart('state', () => part('state', entry.state ?? 'present'), { outside: true }));
      const known = ['present', 'created', 'must_created', 'absent'];
      if (!known.includes(state)) {
        inPart('state', () => uncaught(`ValueError: '${state}' is not a valid BlueprintEntryDesiredState`));
      }
      return state;
    },
    permissions: (entry) =>
      inPart('permissions', () => part('permissions', entry.permissions), {
        outside: true,
      }) as readonly Value[],
    applied: ({ id, index }, row) => {
      const known = id === undefined ? undefined : rows.get(id);
      if (id !== undefined && (known === undefined || index < known.index)) rows.set(id, { row, index });
    },
  };
}

interface Around {
  /** The importer catches nothing here at all. */
  readonly outside?: boolean;
  /** Way to the failing value inside the part. */
  readonly at?: readonly (string | number)[];
}

/** Says in which part of the entry, and where in it, something failed. */
function inPart<Result>(
  part: NonNullable<Refusal['part']>,
  run: () => Result,
  { outside = false, at = [] }: Around = {},
): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EntryRefused)) throw error;
    throw new EntryRefused(
      error.refusals.map((refusal) => ({
        ...refusal,
        part: refusal.part ?? part,
        ...(at.length > 0 && refusal.field === undefined && { field: at.join('.') }),
        ...(outside && { uncaught: true }),
      })),
    );
  }
}

function contextOf(parsed: ParsedBlueprint, options: EvaluatorOptions): Readonly<Record<string, FieldValue>> {
  const merge = (under: FieldValue, over: FieldValue) =>
    mergeValues(under as Value, over as Value) as FieldValue;
  const defaults: FieldValue = { [licensed]: false, 'goauthentik.io/rbac/models': {} };
  const merged = merge(merge(defaults, parsed.context), options.context ?? {});
  return merged as Readonly<Record<string, FieldValue>>;
}

function findObject(database: Database, { model, where, whole }: Parameters<TagHost['find']>[0]): Value {
  if (typeof model !== 'string') return uncaught(`AttributeError: no model is named ${asText(model)}`);
  const [app = '', name = '', ...rest] = model.split('.');
  if (name === '' || rest.length > 0) return uncaught(`ValueError: ${model} is not of the form app.model`);
  const known = `${app}.${name.toLowerCase()}`;
  if (standingOf(database.descriptors, known).standing === 'unknown') {
    const hasApp = [...database.descriptors.models.keys()].some((other) => other.startsWith(`${app}.`));
    return caught(
      hasApp ? `App '${app}' doesn't have a '${name}' model.` : `No installed app with label '${app}'.`,
    );
  }
  const conditions = where.map(([field, value]) => [asText(field), value] as const);
  for (const condition of conditions) {
    const unknown = unknownLookup(database, known, condition[0]);
    if (unknown !== undefined) return uncaught(`FieldError: ${unknown}`);
    const problem = badQueryValue(database, known, condition);
    if (problem !== undefined) return uncaught(`ValueError: ${problem}`);
  }
  const [found] = select(database, known, conditions);
  if (found === undefined) return null;
  return whole ? { pk: found.pk, ...(isMapping(found.fields) && found.fields) } : found.pk;
}
