import { parsePythonJson } from './python-json';
import { PyDict, PyError, PySet, PyTuple, typeName } from './python-value';
import type { PyTag, PyValue } from './python-value';
import { invalid } from './tag-resolver';
import type { Evaluation, TagRule } from './tag-resolver';

/** The key and the default of `!Env`, `!File` and `!Context`. */
function keyAndDefault(tag: PyTag): readonly [key: PyValue, fallback: PyValue] {
  if (tag.text !== undefined) return [tag.text, null];
  if (tag.items.length < 2)
    throw new PyError('AttributeError', `'${tag.name}' object has no attribute 'key'`);
  return [tag.items[0]!, tag.items[1]!];
}

export const resolveEnv: TagRule = (tag, { world }) => {
  const [key, fallback] = keyAndDefault(tag);
  if (typeof key !== 'string') throw new PyError('TypeError', `str expected, not ${typeName(key)}`);
  const value = world.env(key);
  return value === undefined || value === '' ? fallback : value;
};

export const resolveFile: TagRule = (tag, { world }) => {
  const [path, fallback] = keyAndDefault(tag);
  if (typeof path !== 'string') {
    const message = `expected str, bytes or os.PathLike object, not ${typeName(path)}`;
    throw new PyError('TypeError', message);
  }
  return world.file(path)?.trim() ?? fallback;
};

export const resolveContext: TagRule = (tag, evaluation) => {
  const [key, fallback] = keyAndDefault(tag);
  return evaluation.shallow(evaluation.world.context.get(key) ?? fallback);
};

export const resolveParseJson: TagRule = (tag) => {
  if (tag.text === undefined) {
    throw new PyError('TypeError', 'the JSON object must be str, bytes or bytearray, not list');
  }
  return parsePythonJson(tag.text);
};

export const resolveFind: TagRule = (tag, evaluation) => {
  const model = evaluation.shallow(tag.items[0]!);
  if (typeof model !== 'string') {
    throw new PyError('AttributeError', `'${typeName(model)}' object has no attribute 'split'`);
  }
  if (model.split('.').length !== 2) throw invalid(`not enough values to unpack (expected 2, got 1)`);
  const where = tag.items.slice(1).map((pair): readonly [string, PyValue] => {
    if (!Array.isArray(pair) || pair.length < 2) throw new PyError('IndexError', 'list index out of range');
    const field = evaluation.shallow(pair[0]!);
    if (typeof field !== 'string') throw new PyError('TypeError', 'keywords must be strings');
    return [field, evaluation.shallow(pair[1]!)];
  });
  return evaluation.world.find({ tag: tag.name === 'Find' ? '!Find' : '!FindObject', model, where });
};

export const resolveAtIndex: TagRule = (tag, evaluation) => {
  const object = evaluation.shallow(tag.items[0]!);
  const key = evaluation.shallow(tag.items[1]!);
  // The default stays as written: a tag in it is not resolved.
  const fallback = tag.items[2];
  const otherwise = (message: string): PyValue => {
    if (fallback === undefined) throw invalid(message);
    return fallback;
  };
  if (Array.isArray(object) || object instanceof PyTuple) {
    const items = Array.isArray(object) ? object : object.items;
    if (typeof key !== 'bigint' && typeof key !== 'boolean') {
      throw invalid(`Invalid index for list: ${evaluation.text(key)}`);
    }
    const index = Number(key);
    const found = items[index < 0 ? items.length + index : index];
    return found === undefined ? otherwise(`Index out of range: ${evaluation.text(key)}`) : found;
  }
  return contains(object, key, evaluation)
    ? elementOf(object, key)
    : otherwise(`Key does not exist: ${evaluation.text(key)}`);
};

function contains(object: PyValue, key: PyValue, { world }: Evaluation): boolean {
  if (object instanceof PyDict) return object.has(key);
  if (typeof object === 'string') {
    if (typeof key === 'string') return object.includes(key);
    throw new PyError('TypeError', `'in <string>' requires string as left operand, not ${typeName(key)}`);
  }
  if (object instanceof PySet) return object.items.includes(key);
  const what = world.newPython ? 'is not a container or iterable' : 'is not iterable';
  throw new PyError('TypeError', `argument of type '${typeName(object)}' ${what}`);
}

function elementOf(object: PyValue, key: PyValue): PyValue {
  if (object instanceof PyDict) return object.get(key)!;
  if (typeof object !== 'string') {
    throw new PyError('TypeError', `'${typeName(object)}' object is not subscriptable`);
  }
  throw new PyError('TypeError', `string indices must be integers, not '${typeName(key)}'`);
}
