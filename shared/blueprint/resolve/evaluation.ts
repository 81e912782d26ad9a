import { pyRepr, pyStr } from './python-text';
import { PyDict, PyError, PyTag } from './python-value';
import type { PyValue } from './python-value';
import {
  resolveAtIndex,
  resolveContext,
  resolveEnv,
  resolveFile,
  resolveFind,
  resolveParseJson,
} from './rules-lookup';
import {
  resolveCondition,
  resolveEnumerate,
  resolveFormat,
  resolveIf,
  resolveIndex,
  resolveValue,
} from './rules-logic';
import { invalid } from './tag-resolver';
import type { Evaluation, Scope, TagRule, TagWorld } from './tag-resolver';

const rules: Readonly<Record<string, TagRule>> = {
  KeyOf: (tag, { world }) => world.keyOf(tag),
  Env: resolveEnv,
  File: resolveFile,
  Context: resolveContext,
  Format: resolveFormat,
  Find: resolveFind,
  FindObject: resolveFind,
  If: resolveIf,
  Condition: resolveCondition,
  Enumerate: resolveEnumerate,
  Index: resolveIndex,
  Value: resolveValue,
  AtIndex: resolveAtIndex,
  ParseJSON: resolveParseJson,
};

/** More steps than this are no blueprint but a way to fill the memory. */
const maxSteps = 1_000_000;
const maxDepth = 400;

/** Evaluates one part of an entry: resolves tags anywhere in a value. Throws PyError. */
export function evaluate(value: PyValue, world: TagWorld): PyValue {
  return evaluation(world).deep(value);
}

/**
 * What a leftover tag shows when Python makes a text of it: authentik resolves it for an entry of its own in
 * an empty blueprint.
 */
export function showTag(tag: PyTag, world: TagWorld): string {
  const alone: TagWorld = {
    ...world,
    context: new PyDict(),
    keyOf: (each) => {
      throw invalid(keyOfMessage(each));
    },
  };
  return evaluation(alone).text(evaluation(alone).shallow(tag));
}

export function keyOfMessage(tag: PyTag): string {
  return `KeyOf: failed to find entry with \`id\` of \`${tag.text ?? ''}\` and a model instance`;
}

function evaluation(world: TagWorld): Evaluation {
  const scopes: Scope[] = [];
  const scopeByTag = new Map<PyTag, Scope>();
  let steps = 0;
  let depth = 0;

  const self: Evaluation = {
    world,
    scopes,
    scopeOf,
    deep,
    shallow: (value) => (value instanceof PyTag ? resolve(value) : value),
    text: (value) => pyStr(value, (tag) => showTag(tag, world)),
    repr: (value) => pyRepr(value, (tag) => showTag(tag, world)),
    count: (amount) => {
      steps += amount;
      if (steps > maxSteps) throw new PyError('MemoryError', 'the value grows beyond what can be shown');
    },
  };

  function scopeOf(tag: PyTag): Scope {
    let scope = scopeByTag.get(tag);
    if (scope === undefined) scopeByTag.set(tag, (scope = { current: undefined }));
    return scope;
  }

  function resolve(tag: PyTag): PyValue {
    const rule = Object.hasOwn(rules, tag.name) ? rules[tag.name] : undefined;
    if (rule === undefined) throw new PyError('ConstructorError', `unknown tag !${tag.name}`);
    self.count(1);
    depth += 1;
    if (depth > maxDepth) throw new PyError('RecursionError', 'maximum recursion depth exceeded');
    try {
      return rule(tag, self);
    } finally {
      depth -= 1;
    }
  }

  function deep(value: PyValue): PyValue {
    if (value instanceof PyTag) {
      const scoped = value.name === 'Enumerate';
      if (scoped) scopes.push(scopeOf(value));
      const resolved = resolve(value);
      if (scoped) scopes.pop();
      return resolved;
    }
    if (Array.isArray(value)) {
      self.count(value.length);
      return value.map(deep);
    }
    if (!(value instanceof PyDict)) return value;
    self.count(value.size);
    const made = new PyDict();
    for (const [key, item] of value.entries()) made.set(key, deep(item));
    return made;
  }

  return self;
}
