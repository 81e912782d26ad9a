import type { AuthentikRecord, Fields } from '../authentik/record';
import type { Diff } from '../document/diff';

// Checks what comes over a process border, fast enough for 10,000 records in one message. Each function names the
// first thing that is wrong, or undefined: "added[3].fields.name: a function is not a value".

const deepest = 100;

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export function valueProblem(value: unknown, depth = 0): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return undefined;
  if (depth > deepest) return `: deeper than ${deepest} levels`;
  if (Array.isArray(value)) {
    return firstProblem(value, (item, index) => at(`[${index}]`, valueProblem(item, depth + 1)));
  }
  if (!isPlain(value)) return `: ${kindOf(value)} is not a value`;
  for (const key of Object.keys(value)) {
    const problem = valueProblem(value[key], depth + 1);
    if (problem !== undefined) return `.${key}${problem}`;
  }
  return undefined;
}

function fieldsProblem(fields: unknown): string | undefined {
  return isPlain(fields) ? valueProblem(fields) : `: ${kindOf(fields)} is not an object`;
}

function entryProblem(entry: unknown): string | undefined {
  if (entry === undefined) return undefined;
  if (!isPlain(entry)) return `: ${kindOf(entry)} is not an object`;
  if (!isName(entry.source)) return '.source: not an id';
  const names = entry.identifiers;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    return '.identifiers: not a list of names';
  }
  return valueProblem(entry);
}

export function recordProblem(record: unknown): string | undefined {
  if (!isPlain(record)) return `: ${kindOf(record)} is not a record`;
  if (!isName(record.id)) return '.id: not an id';
  if (!isName(record.model)) return '.model: not a model name';
  return at('.fields', fieldsProblem(record.fields)) ?? at('.entry', entryProblem(record.entry));
}

export function recordsProblem(records: unknown): string | undefined {
  if (!Array.isArray(records)) return `: ${kindOf(records)} is not a list of records`;
  return firstProblem(records, (record, index) => at(`[${index}]`, recordProblem(record)));
}

function updatesProblem(updated: unknown): string | undefined {
  if (!Array.isArray(updated)) return `: ${kindOf(updated)} is not a list of pairs`;
  return firstProblem(updated, (pair, index) => {
    if (!Array.isArray(pair) || pair.length !== 2) return `[${index}]: not a pair of records`;
    const [from, to] = pair as [unknown, unknown];
    const problem = at(`[${index}][0]`, recordProblem(from)) ?? at(`[${index}][1]`, recordProblem(to));
    if (problem !== undefined) return problem;
    return (from as AuthentikRecord).id === (to as AuthentikRecord).id
      ? undefined
      : `[${index}]: two different records`;
  });
}

export function diffProblem(diff: unknown): string | undefined {
  if (!isPlain(diff)) return `: ${kindOf(diff)} is not a diff`;
  return (
    at('.added', recordsProblem(diff.added)) ??
    at('.updated', updatesProblem(diff.updated)) ??
    at('.removed', recordsProblem(diff.removed))
  );
}

export function isDiff(value: unknown): value is Diff {
  return diffProblem(value) === undefined;
}

export function isRecords(value: unknown): value is readonly AuthentikRecord[] {
  return recordsProblem(value) === undefined;
}

export function isFields(value: unknown): value is Fields {
  return fieldsProblem(value) === undefined;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 500;
}

function at(place: string, problem: string | undefined): string | undefined {
  return problem === undefined ? undefined : `${place}${problem}`;
}

function firstProblem(
  list: readonly unknown[],
  problemOf: (item: unknown, index: number) => string | undefined,
): string | undefined {
  for (let index = 0; index < list.length; index += 1) {
    const problem = problemOf(list[index], index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object of its own kind' : `a ${typeof value}`;
}
