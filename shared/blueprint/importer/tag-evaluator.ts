import type { FieldValue } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import { caught, uncaught } from './evaluation-error';
import { percentFormat } from './percent-format';
import type { Value } from './value';
import { Opaque, asText, isList, isMapping, isTrue, mergeValues, typeName } from './value';

/** Answers what only the server knows. */
export interface TagHost {
  readonly context: Readonly<Record<string, FieldValue>>;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  keyOf(id: string): Value;
  find(query: {
    readonly model: Value;
    readonly where: readonly (readonly [Value, Value])[];
    readonly whole: boolean;
  }): Value;
}

interface Loop {
  item: readonly [Value, Value];
}
type Handler = (value: FieldValue, evaluator: TagEvaluator) => Value;

/**
 * Evaluates tags the way the importer does while it applies an entry (authentik 2025.10, blueprints/v1/common.py),
 * with its peculiarities: what a default of `!AtIndex`, `!Env` or `!Context` holds is not evaluated further, and an
 * `!Enumerate` is known to `!Value` only where it stands in a list, a mapping or a branch.
 */
export class TagEvaluator {
  /** Enumerations around what is evaluated now, innermost last. */
  private readonly loops: Loop[] = [];
  private readonly loopOf = new Map<object, Loop>();
  /** Keys and places on the way to what is evaluated now; where an evaluation fails, the way to the failure. */
  readonly path: (string | number)[] = [];
  private tagsAround = 0;

  constructor(readonly host: TagHost) {}

  /** A value with all tags inside evaluated; keys of mappings are left as they are. */
  resolve(value: FieldValue): Value {
    if (isTaggedValue(value)) return this.resolveRegistered(value);
    if (Array.isArray(value)) {
      return (value as readonly FieldValue[]).map((item, index) => this.within(index, item));
    }
    if (typeof value !== 'object' || value === null) return value;
    const mapping = value as Readonly<Record<string, FieldValue>>;
    return Object.fromEntries(Object.entries(mapping).map(([key, item]) => [key, this.within(key, item)]));
  }

  /** Not undone where it fails, so that `path` still tells where that was. */
  private within(step: string | number, value: FieldValue): Value {
    if (this.tagsAround > 0) return this.resolve(value);
    this.path.push(step);
    const resolved = this.resolve(value);
    this.path.pop();
    return resolved;
  }

  private resolveRegistered(tagged: { readonly $tag: string; readonly value: FieldValue }): Value {
    if (tagged.$tag !== '!Enumerate') return this.tag(tagged);
    const loop: Loop = { item: undefined as never };
    this.loops.push(loop);
    this.loopOf.set(tagged, loop);
    try {
      return this.tag(tagged);
    } finally {
      this.loops.pop();
      this.loopOf.delete(tagged);
    }
  }

  /** A tag's argument: evaluated where it is a tag itself, otherwise taken as it stands. */
  argument(value: FieldValue | undefined): Value {
    if (value === undefined) return null;
    return isTaggedValue(value) ? this.tag(value) : plain(value);
  }

  private tag(tagged: { readonly $tag: string; readonly value: FieldValue }): Value {
    this.tagsAround += 1;
    const handler = handlers[tagged.$tag];
    const value =
      tagged.$tag === '!Enumerate'
        ? this.enumerate(tagged)
        : handler
          ? handler(tagged.value, this)
          : plain(tagged);
    this.tagsAround -= 1;
    return value;
  }

  item(given: FieldValue, part: 0 | 1, word: string): Value {
    const depth = Number(given);
    const loop = this.loops[this.loops.length - 1 - depth];
    if (loop === undefined) {
      if (depth === 0) caught(`${word} tags are only usable inside an Enumerate tag`);
      caught(`${word} tag: invalid depth: ${String(depth)}. Max depth: ${String(this.loops.length - 1)}`);
    }
    const item = loop.item as readonly [Value, Value] | undefined;
    return item === undefined ? caught('Empty/invalid context: ()') : item[part];
  }

  private enumerate(tagged: { readonly $tag: string; readonly value: FieldValue }): Value {
    const [source, output, body] = argumentsOf(tagged.value);
    if (isTaggedValue(source) && ['!Value', '!Index'].includes(source.$tag) && Number(source.value) === 0) {
      caught(
        "Enumerate tag's iterable references this tag's context. This is a noop. Check you are setting depth bigger than 0.",
      );
    }
    const items = itemsOf(this.argument(source));
    const kind = asText(plain(output ?? null));
    if (typeof output !== 'string')
      uncaught(`AttributeError: '${typeName(plain(output ?? null))}' object has no attribute 'upper'`);
    if (kind.toUpperCase() !== 'SEQ' && kind.toUpperCase() !== 'MAP') caught(`'${kind.toUpperCase()}'`);
    const loop = this.loopOf.get(tagged) ?? { item: undefined as never };
    let result: Value = kind.toUpperCase() === 'SEQ' ? [] : {};
    for (const item of items) {
      loop.item = item;
      const resolved = this.resolve(body ?? null);
      result = isList(result) ? [...result, resolved] : addToMapping(result, resolved);
    }
    loop.item = undefined as never;
    return result;
  }
}

function addToMapping(result: Value, item: Value): Value {
  if (!isList(item)) {
    const merged = isMapping(item) ? mergeValues(result, item) : item;
    return isMapping(merged) ? merged : caught(`Invalid Enumerate item found: ${asText(item)}`);
  }
  if (item.length < 2) uncaught('IndexError: list index out of range');
  const [key, value] = item;
  if (isList(key) || isMapping(key)) uncaught(`TypeError: unhashable type: '${typeName(key)}'`);
  return mergeValues(result, { [asText(key!)]: value! });
}

function itemsOf(value: Value): readonly (readonly [Value, Value])[] {
  if (isMapping(value)) return Object.entries(value);
  if (isList(value)) return value.map((item, index) => [index, item] as const);
  if (typeof value === 'string') return [...value].map((item, index) => [index, item] as const);
  return caught("Enumerate's iterable must be an iterable such as a sequence or a mapping");
}

export function argumentsOf(value: FieldValue): readonly FieldValue[] {
  return Array.isArray(value) ? (value as readonly FieldValue[]) : [value];
}

/** Data as it stands; YAML's own types and tags that nobody evaluates become things that JSON cannot hold. */
export function plain(value: FieldValue): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly FieldValue[]).map(plain);
  if (isTaggedValue(value)) return fromTag(value.$tag, value.value);
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, FieldValue>>).map(([key, item]) => [key, plain(item)]),
  );
}

function fromTag(tag: string, value: FieldValue): Value {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (tag === '!!int') return Number(text);
  if (tag === '!!float') return Number(text.replace('.inf', 'Infinity').replace('.nan', 'NaN'));
  if (tag === '!!timestamp') return new Opaque(/^\d{4}-\d\d-\d\d$/.test(text) ? 'date' : 'datetime', text);
  if (tag === '!!map' && Array.isArray(value)) {
    const pairs = value as readonly (readonly FieldValue[])[];
    return Object.fromEntries(pairs.map(([key, item]) => [asText(plain(key ?? null)), plain(item ?? null)]));
  }
  return new Opaque(tag === '!!binary' ? 'bytes' : tag === '!!set' ? 'set' : 'YAMLTag', text);
}

const modes: Readonly<Record<string, (values: readonly boolean[]) => boolean>> = {
  AND: (values) => values.every(Boolean),
  NAND: (values) => !values.every(Boolean),
  OR: (values) => values.some(Boolean),
  NOR: (values) => !values.some(Boolean),
  XOR: (values) => values.filter(Boolean).length % 2 === 1,
  XNOR: (values) => values.filter(Boolean).length % 2 === 0,
};

function condition(value: FieldValue, evaluator: TagEvaluator): Value {
  const [mode, ...rest] = argumentsOf(value);
  const values = rest.map((item) => evaluator.argument(item));
  if (values.length === 0) caught('At least one value is required after mode selection.');
  if (typeof mode !== 'string') {
    return uncaught(`AttributeError: '${typeName(plain(mode ?? null))}' object has no attribute 'upper'`);
  }
  const test = modes[mode.toUpperCase()];
  return test === undefined ? caught(`'${mode.toUpperCase()}'`) : test(values.map(isTrue));
}

function choose(value: FieldValue, evaluator: TagEvaluator): Value {
  const [test, ...branches] = argumentsOf(value);
  const isChosen = isTrue(evaluator.argument(test));
  if (branches.length === 0) return isChosen;
  return evaluator.resolve((isChosen ? branches[0] : branches[1]) ?? null);
}

function atIndex(value: FieldValue, evaluator: TagEvaluator): Value {
  const [source, index, otherwise] = argumentsOf(value);
  const object = evaluator.argument(source);
  const key = evaluator.argument(index);
  const miss = (message: string): Value => (otherwise === undefined ? caught(message) : plain(otherwise));
  if (isList(object)) {
    if (typeof key !== 'number' && typeof key !== 'boolean')
      return caught(`Invalid index for list: ${asText(key)}`);
    const item = object.at(Number(key));
    return item === undefined ? miss(`Index out of range: ${asText(key)}`) : item;
  }
  if (isMapping(object)) {
    if (isList(key) || isMapping(key)) return uncaught(`TypeError: unhashable type: '${typeName(key)}'`);
    const item = typeof key === 'string' || typeof key === 'number' ? object[key] : undefined;
    return item ?? (item === null ? null : miss(`Key does not exist: ${asText(key)}`));
  }
  if (typeof object !== 'string')
    return uncaught(`TypeError: argument of type '${typeName(object)}' is not iterable`);
  if (typeof key !== 'string') {
    return uncaught(`TypeError: 'in <string>' requires string as left operand, not ${typeName(key)}`);
  }
  if (object.includes(key)) return uncaught("TypeError: string indices must be integers, not 'str'");
  return miss(`Key does not exist: ${key}`);
}

/** `[name, default]`, or the name alone; the default is taken as it stands. */
function named(value: FieldValue, look: (name: string) => Value | undefined): Value {
  const [name, otherwise] = argumentsOf(value);
  return look(asText(plain(name ?? null))) ?? (otherwise === undefined ? null : plain(otherwise));
}

function find(value: FieldValue, evaluator: TagEvaluator, whole: boolean): Value {
  const [model, ...pairs] = argumentsOf(value);
  const where = pairs.map((pair) => {
    const [field, wanted] = argumentsOf(pair);
    return [evaluator.argument(field), evaluator.argument(wanted)] as const;
  });
  return evaluator.host.find({ model: evaluator.argument(model), where, whole });
}

const handlers: Readonly<Record<string, Handler>> = {
  '!KeyOf': (value, { host }) => host.keyOf(Array.isArray(value) ? '[a list]' : asText(plain(value))),
  '!Env': (value, { host }) => named(value, (name) => (host.env[name] === '' ? undefined : host.env[name])),
  '!File': (value, { host }) => named(value, (name) => host.files[name]?.trim()),
  '!Context': (value, evaluator) => fromContext(value, evaluator),
  '!Format': (value, evaluator) => {
    const [format, ...rest] = argumentsOf(value);
    return percentFormat(
      plain(format ?? null),
      rest.map((item) => evaluator.argument(item)),
    );
  },
  '!Find': (value, evaluator) => find(value, evaluator, false),
  '!FindObject': (value, evaluator) => find(value, evaluator, true),
  '!Condition': condition,
  '!If': choose,
  '!AtIndex': atIndex,
  '!Index': (value, evaluator) => evaluator.item(value, 0, 'Index'),
  '!Value': (value, evaluator) => evaluator.item(value, 1, 'Value'),
  '!ParseJSON': (value) => {
    const text = asText(plain(value));
    try {
      return JSON.parse(text) as Value;
    } catch {
      return caught(`The text of !ParseJSON is no JSON: ${text}`);
    }
  },
};

function fromContext(value: FieldValue, evaluator: TagEvaluator): Value {
  const { context } = evaluator.host;
  const [name, otherwise] = argumentsOf(value);
  const key = asText(plain(name ?? null));
  const given = Object.hasOwn(context, key) ? context[key]! : (otherwise ?? null);
  return evaluator.argument(given);
}
