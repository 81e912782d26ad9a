import type { FieldValue } from '../../authentik/record';
import { compareReleases, releases } from '../../authentik/release';
import type { Release } from '../../authentik/release';
import type { BlueprintEntry, ParsedBlueprint } from '../text/blueprint-text';
import { nodeReader } from '../text/node-reader';
import { nodeAt } from '../text/place-of';
import { evaluate, keyOfMessage, showTag } from './evaluation';
import { nodeValues } from './node-values';
import { plainValue, pythonValue } from './plain-value';
import { pyRepr } from './python-text';
import { PyDict, PyError, PyOpaque, truthy } from './python-value';
import type { PyTag, PyValue } from './python-value';
import type { EntryPart, FindQuery, ResolvedEntry, ResolveOptions } from './resolution';
import { alwaysMerge, invalid } from './tag-resolver';
import type { PyFind, TagWorld } from './tag-resolver';

type Mapping = Readonly<Record<string, FieldValue>>;

// What every server has in its context; which models it has is only known to the server.
const serverContext: Mapping = { 'goauthentik.io/enterprise/licensed': false };

const states = ['absent', 'present', 'created', 'must_created'];

/**
 * Entries with their tags resolved, in the importer's order: model, conditions, identifiers, attrs, state,
 * permissions (authentik 2025.8 to 2026.8, blueprints/v1/common.py). A failure of one part leaves the
 * others. Unanswered queries resolve to null; `!KeyOf` of an entry before it stays a tag unless `keyOf` answers.
 */
export function resolveBlueprint(parsed: ParsedBlueprint, options: ResolveOptions): ResolvedEntry[] {
  if (parsed.document === undefined || !parsed.parsed) return [];
  const reader = nodeReader({ maxAliasedNodes: Infinity, unknownTags: 'warning' }, () => undefined);
  const values = nodeValues(reader);
  const document = parsed.document;
  // Aliases are bound while reading in the order of the text.
  reader.value(document.contents);
  const own = values(nodeAt(document, ['context']));
  const merged = alwaysMerge(
    alwaysMerge(pythonValue(serverContext), own instanceof PyDict ? own : new PyDict()),
    pythonValue(options.context ?? {}),
  );
  const context = merged instanceof PyDict ? merged : new PyDict();
  const applied = new Set<string>();

  return parsed.entries.map((entry) => {
    const node = values(nodeAt(document, entry.path));
    const parts = node instanceof PyDict ? node : new PyDict();
    const resolved = resolveEntry(parts, { entry, context, applied, options });
    const there = resolved.error === undefined && resolved.applies === true && resolved.state !== 'absent';
    if (there && resolved.id !== null) applied.add(resolved.id);
    return resolved;
  });
}

interface Surroundings {
  readonly entry: BlueprintEntry;
  readonly context: PyDict;
  /** Ids of the entries before this one that left an object. */
  readonly applied: ReadonlySet<string>;
  readonly options: ResolveOptions;
}

function resolveEntry(parts: PyDict, around: Surroundings): ResolvedEntry {
  const { entry } = around;
  const errors: Partial<Record<EntryPart, string>> = {};
  const unanswered: FindQuery[] = [];
  let model = '';
  const world = worldOf(around, { unanswered, model: () => model });
  const show = (tag: PyTag): string => {
    try {
      return showTag(tag, world);
    } catch (error) {
      return error instanceof PyError ? error.line : '';
    }
  };
  const part = (name: EntryPart, missing: PyValue): PyValue | undefined => {
    try {
      return evaluate(parts.get(name) ?? missing, world);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      errors[name] = error.line;
      return undefined;
    }
  };

  const modelValue = part('model', '');
  const modelText = modelValue === undefined ? '' : plainValue(modelValue, show);
  model = typeof modelText === 'string' ? modelText : JSON.stringify(modelText);
  const conditions = part('conditions', []);
  const applies = Array.isArray(conditions) ? conditions.every(truthy) : undefined;
  const identifiers = part('identifiers', new PyDict());
  const attrs = part('attrs', parts.has('attrs') ? null : new PyDict());
  const state = stateOf(part('state', 'present'), errors);
  const permissions = part('permissions', []);
  const first = (['model', 'conditions', 'identifiers', 'attrs', 'state', 'permissions'] as const).find(
    (name) => errors[name] !== undefined,
  );
  return {
    index: entry.index,
    model,
    id: entry.id ?? null,
    state,
    ...(applies === undefined ? {} : { applies }),
    ...(identifiers === undefined ? {} : { identifiers: plainValue(identifiers, show) as Mapping }),
    ...(attrs === undefined ? {} : { attrs: plainValue(attrs, show) as Mapping | null }),
    ...(permissions === undefined ? {} : { permissions: plainValue(permissions, show) as FieldValue[] }),
    ...(first === undefined ? {} : { error: errors[first]! }),
    errors,
    unanswered,
  };
}

function stateOf(value: PyValue | undefined, errors: Partial<Record<EntryPart, string>>): string {
  if (value === undefined) return 'present';
  if (typeof value === 'string' && states.includes(value)) return value;
  const shown = pyRepr(value, () => 'a tag');
  errors.state = `ValueError: ${shown} is not a valid BlueprintEntryDesiredState`;
  return typeof value === 'string' ? value : '';
}

interface Findings {
  readonly unanswered: FindQuery[];
  model(): string;
}

function worldOf({ context, applied, options }: Surroundings, findings: Findings): TagWorld {
  const release: Release = options.release ?? releases[0];
  return {
    context,
    // authentik 2026.2 and later run on Python 3.14; EQ and NEQ came with 2026.8.
    newPython: compareReleases(release, '2026.2') >= 0,
    equality: compareReleases(release, '2026.8') >= 0,
    env: (name) => own(options.env, name),
    file: (path) => own(options.files, path),
    find: (query) => {
      const plain = plainQuery(query);
      const answer = options.find?.(plain);
      if (answer === undefined) findings.unanswered.push(plain);
      return answer === undefined ? null : pythonValue(answer, true);
    },
    keyOf: (tag) => {
      const id = tag.text ?? '';
      if (!applied.has(id)) throw invalid(keyOfMessage(tag));
      const answer = options.keyOf?.(id, findings.model());
      if (answer === undefined) return new PyOpaque('key', id, `!KeyOf ${id}`);
      return pythonValue(answer, true);
    },
  };
}

function own(table: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function plainQuery(query: PyFind): FindQuery {
  const where = query.where.map(([field, value]) => [field, plainValue(value, () => '')] as const);
  return { tag: query.tag, model: query.model, where };
}
