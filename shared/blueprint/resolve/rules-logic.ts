import { percentFormat } from './percent-format';
import { PyDict, PyError, PySet, PyTag, PyTuple, pyEquals, truthy, typeName } from './python-value';
import type { PyValue } from './python-value';
import { pythonInt } from '../text/python-int';
import { alwaysMerge, asInvalid, invalid } from './tag-resolver';
import type { Evaluation, TagRule } from './tag-resolver';

export const resolveFormat: TagRule = (tag, evaluation) => {
  const format = tag.items[0]!;
  const values = tag.items.slice(1).map((item) => evaluation.shallow(item));
  if (typeof format !== 'string') {
    throw invalid(`unsupported operand type(s) for %: '${typeName(format)}' and 'tuple'`);
  }
  const text = asInvalid(['TypeError'], () => percentFormat(format, values, (each) => evaluation.text(each)));
  evaluation.count(text.length / 100);
  return text;
};

type Comparator = (values: readonly boolean[]) => boolean;

const odd: Comparator = (values) => values.filter(Boolean).length % 2 === 1;

const comparators: Readonly<Record<string, Comparator>> = {
  AND: (values) => values.every(Boolean),
  NAND: (values) => !values.every(Boolean),
  OR: (values) => values.some(Boolean),
  NOR: (values) => !values.some(Boolean),
  XOR: odd,
  XNOR: (values) => !odd(values),
};

/** EQ and NEQ came with 2026.8 and compare the values themselves. */
const equalities: Readonly<Record<string, boolean>> = { EQ: true, NEQ: false };

export const resolveCondition: TagRule = (tag, evaluation) => {
  const mode = tag.items[0]!;
  const values = tag.items.slice(1).map((item) => evaluation.shallow(item));
  if (values.length === 0) throw invalid('At least one value is required after mode selection.');
  if (typeof mode !== 'string') {
    throw new PyError('AttributeError', `'${typeName(mode)}' object has no attribute 'upper'`);
  }
  const name = mode.toUpperCase();
  const equality = equalities[name];
  if (equality !== undefined && evaluation.world.equality) {
    return values.slice(1).every((value) => pyEquals(values[0]!, value)) === equality;
  }
  const comparator = Object.hasOwn(comparators, name) ? comparators[name] : undefined;
  if (comparator === undefined) throw invalid(evaluation.repr(name));
  return comparator(values.map(truthy));
};

export const resolveIf: TagRule = (tag, evaluation) => {
  const condition = evaluation.shallow(tag.items[0]!);
  const [yes, no] = tag.items.length === 1 ? [true, false] : [tag.items[1]!, tag.items[2]!];
  return asInvalid(['TypeError'], () => evaluation.deep(truthy(condition) ? yes : no));
};

export const resolveEnumerate: TagRule = (tag, evaluation) => {
  const [source, output, body] = tag.items as [PyValue, PyValue, PyValue];
  if (source instanceof PyTag && isItem(source) && pythonInt(source.text ?? '') === 0) {
    throw invalid(
      "Enumerate tag's iterable references this tag's context. This is a noop. Check you are setting depth bigger than 0.",
    );
  }
  const items = itemsOf(evaluation.shallow(source));
  if (items === undefined) {
    throw invalid("Enumerate's iterable must be an iterable such as a sequence or a mapping");
  }
  if (typeof output !== 'string') {
    throw new PyError('AttributeError', `'${typeName(output)}' object has no attribute 'upper'`);
  }
  const mode = output.toUpperCase();
  if (mode !== 'SEQ' && mode !== 'MAP') throw invalid(evaluation.repr(mode));

  const scope = evaluation.scopeOf(tag);
  let result: PyValue = mode === 'SEQ' ? [] : new PyDict();
  scope.current = undefined;
  try {
    for (const item of items) {
      evaluation.count(1);
      scope.current = item;
      const resolved = evaluation.deep(body);
      if (mode === 'SEQ') (result as PyValue[]).push(resolved);
      else result = alwaysMerge(result, pairOrValue(resolved, evaluation));
      if (mode === 'MAP' && !(result instanceof PyDict)) {
        throw invalid(`Invalid Enumerate item found: ${evaluation.text(resolved)}`);
      }
    }
  } finally {
    scope.current = undefined;
  }
  return result;
};

function pairOrValue(resolved: PyValue, { world }: Evaluation): PyValue {
  const items = Array.isArray(resolved) ? resolved : resolved instanceof PyTuple ? resolved.items : undefined;
  if (items === undefined) return resolved;
  if (items.length < 2) throw new PyError('IndexError', 'list index out of range');
  const dict = new PyDict();
  try {
    dict.set(items[0]!, items[1]!);
  } catch (error) {
    if (!(error instanceof PyError) || !world.newPython) throw error;
    const message = `cannot use '${typeName(items[0]!)}' as a dict key (${error.message})`;
    throw new PyError('TypeError', message);
  }
  return dict;
}

function itemsOf(value: PyValue): readonly (readonly [PyValue, PyValue])[] | undefined {
  if (value instanceof PyDict) return [...value.entries()];
  const list =
    typeof value === 'string'
      ? [...value]
      : value instanceof PyTuple || value instanceof PySet
        ? value.items
        : Array.isArray(value)
          ? value
          : undefined;
  return list?.map((item, index) => [BigInt(index), item] as const);
}

function isItem(tag: PyTag): boolean {
  return tag.name === 'Index' || tag.name === 'Value';
}

function itemRule(which: 0 | 1): TagRule {
  return (tag, { scopes }) => {
    const depth = pythonInt(tag.text ?? '') ?? 0;
    const scope = scopes[scopes.length - 1 - depth];
    if (depth < 0) throw invalid(`${tag.name} tag: depth must be a positive number or zero`);
    if (scope === undefined) {
      throw invalid(
        depth === 0
          ? `${tag.name} tags are only usable inside an Enumerate tag`
          : `${tag.name} tag: invalid depth: ${depth}. Max depth: ${scopes.length - 1}`,
      );
    }
    if (scope.current === undefined) throw invalid('Empty/invalid context: ()');
    return scope.current[which];
  };
}

export const resolveIndex = itemRule(0);
export const resolveValue = itemRule(1);
