import type { FieldValue } from '../authentik/record';

type Lookup = (value: string, wanted: string) => boolean;

const lower = (compare: Lookup): Lookup => {
  return (value, wanted) => compare(value.toLowerCase(), wanted.toLowerCase());
};

const textLookups: Readonly<Record<string, Lookup>> = {
  iexact: lower((value, wanted) => value === wanted),
  contains: (value, wanted) => value.includes(wanted),
  icontains: lower((value, wanted) => value.includes(wanted)),
  startswith: (value, wanted) => value.startsWith(wanted),
  istartswith: lower((value, wanted) => value.startsWith(wanted)),
  endswith: (value, wanted) => value.endsWith(wanted),
  iendswith: lower((value, wanted) => value.endsWith(wanted)),
};

const numberLookups: Readonly<Record<string, (value: number, wanted: number) => boolean>> = {
  gt: (value, wanted) => value > wanted,
  gte: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
  lte: (value, wanted) => value <= wanted,
};

const otherLookups = ['exact', 'in', 'isnull'];

/** Django's `target__slug__iexact` taken apart: fields to follow, then how to compare (`exact` where nothing is said). */
export function splitLookup(field: string): { readonly path: readonly string[]; readonly lookup: string } {
  const parts = field.split('__');
  const last = parts.at(-1)!;
  const isLookup = last in textLookups || last in numberLookups || otherLookups.includes(last);
  return parts.length > 1 && isLookup
    ? { path: parts.slice(0, -1), lookup: last }
    : { path: parts, lookup: 'exact' };
}

/** Whether a literal field value matches; a lookup or a value we do not know matches nothing. */
export function matchesLookup(lookup: string, value: FieldValue, wanted: FieldValue): boolean {
  if (lookup === 'isnull') return (value === null) === Boolean(wanted);
  if (lookup === 'in') return Array.isArray(wanted) && wanted.includes(value);
  const compareText = textLookups[lookup];
  if (compareText) {
    return typeof value === 'string' && typeof wanted === 'string' && compareText(value, wanted);
  }
  const compareNumber = numberLookups[lookup];
  return Boolean(
    compareNumber && typeof value === 'number' && typeof wanted === 'number' && compareNumber(value, wanted),
  );
}
