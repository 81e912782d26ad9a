import type { FieldValue } from '../../shared/authentik/record';
import type { AskedName } from '../../shared/blueprint/context/asked-names';
import { namesAskedBy } from '../../shared/blueprint/context/asked-names';
import type { GivenValues } from '../../shared/blueprint/context/given-values';
import type { TextToImport } from '../../shared/blueprint/import-plan/plan';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';

/** Values typed for one import, by `askedKey`; undefined where what the workspace holds is not to count. */
export type Typed = ReadonlyMap<string, FieldValue | undefined>;

export function askedKey({ kind, name }: Pick<AskedName, 'kind' | 'name'>): string {
  return `${kind}\n${name}`;
}

export function typedOr(typed: Typed, held: GivenValues, asked: AskedName): FieldValue | undefined {
  const key = askedKey(asked);
  return typed.has(key) ? typed.get(key) : heldValue(held, asked);
}

/** Names that any of the texts asks for. */
export function askedBy(parts: readonly TextToImport[]): readonly AskedName[] {
  const found = new Map<string, AskedName>();
  for (const { text, path } of parts) {
    for (const one of namesAskedBy(parseBlueprint(text, path))) {
      const known = found.get(askedKey(one));
      found.set(askedKey(one), known === undefined ? one : { ...one, ...known, uses: known.uses + one.uses });
    }
  }
  return [...found.values()];
}

function heldValue({ context, env, files }: GivenValues, { kind, name }: AskedName): FieldValue | undefined {
  const table = { context, env, file: files }[kind];
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What the workspace holds, with what was typed over it. */
export function withTyped(held: GivenValues, typed: Typed): GivenValues {
  const tables = {
    context: { ...held.context },
    env: { ...held.env } as Record<string, FieldValue>,
    file: { ...held.files } as Record<string, FieldValue>,
  };
  for (const [key, value] of typed) {
    const [kind, name] = key.split('\n') as [AskedName['kind'], string];
    const { [name]: _, ...others } = tables[kind];
    tables[kind] = value === undefined ? others : { ...others, [name]: value };
  }
  return { context: tables.context, env: textsOf(tables.env), files: textsOf(tables.file) };
}

function textsOf(table: Readonly<Record<string, FieldValue>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}
