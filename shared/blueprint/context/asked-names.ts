import type { FieldValue } from '../../authentik/record';
import { isExternalReference, isTaggedValue } from '../../authentik/record';
import type { ParsedBlueprint } from '../text/blueprint-text';

export type AskedKind = 'context' | 'env' | 'file';

/** A name that tags ask for. */
export interface AskedName {
  readonly kind: AskedKind;
  readonly name: string;
  /** What the tag itself falls back to; absent where none does. */
  readonly fallback?: FieldValue;
  /** What the file's own `context` says. */
  readonly own?: FieldValue;
  /** How many tags ask for it. */
  readonly uses: number;
}

const kinds: Readonly<Record<string, AskedKind>> = { '!Context': 'context', '!Env': 'env', '!File': 'file' };

/** Names that the tags inside of values ask for, by kind and name, in the order in which they first come. */
export function namesAsked(values: Iterable<FieldValue | undefined>): readonly AskedName[] {
  const found = new Map<string, AskedName>();
  const visit = (value: FieldValue | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isTaggedValue(value)) {
      const kind = kinds[value.$tag];
      if (kind !== undefined) note(found, kind, value.value);
      return visit(value.value);
    }
    if (isExternalReference(value)) {
      for (const [, wanted] of value.$external.where) visit(wanted);
      return;
    }
    for (const inner of Object.values(value as Readonly<Record<string, FieldValue>>)) visit(inner);
  };
  for (const value of values) visit(value);
  return [...found.values()];
}

function note(found: Map<string, AskedName>, kind: AskedKind, argument: FieldValue): void {
  const [first, ...rest] = Array.isArray(argument) ? (argument as readonly FieldValue[]) : [argument];
  if (typeof first !== 'string' && typeof first !== 'number') return;
  const name = String(first);
  const key = `${kind}\n${name}`;
  const known = found.get(key);
  const fallback = known?.fallback ?? rest[0];
  found.set(key, {
    kind,
    name,
    uses: (known?.uses ?? 0) + 1,
    ...(fallback !== undefined && { fallback }),
  });
}

/** Names that a blueprint text asks for, with what its own `context` gives. Context that nothing asks for comes too. */
export function namesAskedBy(parsed: ParsedBlueprint): readonly AskedName[] {
  const { context } = parsed;
  const asked = namesAsked([
    ...Object.values(context),
    ...parsed.entries.flatMap(({ model, state, conditions, identifiers, attrs, permissions }) => [
      model,
      state,
      conditions,
      identifiers,
      attrs,
      permissions,
    ]),
  ]);
  const known = new Set(asked.flatMap(({ kind, name }) => (kind === 'context' ? [name] : [])));
  return [
    ...asked.map((one) => {
      const own = one.kind === 'context' ? context[one.name] : undefined;
      return own === undefined ? one : { ...one, own };
    }),
    ...Object.entries(context).flatMap(([name, own]) =>
      known.has(name) ? [] : [{ kind: 'context' as const, name, own, uses: 0 }],
    ),
  ];
}
