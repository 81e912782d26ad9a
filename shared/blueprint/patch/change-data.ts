import { isTaggedValue } from '../../authentik/record';
import type { FieldValue } from '../../authentik/record';
import type { KeyPath } from '../text/blueprint-text';
import type { BlueprintChange } from './blueprint-change';

type Mapping = Readonly<Record<string, FieldValue>>;

export function isMappingValue(value: FieldValue | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTaggedValue(value);
}

export function isListValue(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** The value at a path, undefined where there is none. */
export function valueAt(root: FieldValue, path: KeyPath): FieldValue | undefined {
  let value: FieldValue | undefined = root;
  for (const step of path) {
    if (isListValue(value) && typeof step === 'number') value = value[step];
    else if (isMappingValue(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return undefined;
  }
  return value;
}

/** The data as a change leaves them; undefined where the change means nothing there. */
export function changeData(root: FieldValue, change: BlueprintChange): FieldValue | undefined {
  switch (change.kind) {
    case 'set':
      return setIn(root, change.path, change.value);
    case 'remove':
      return removeIn(root, change.path);
    case 'insert':
    case 'move': {
      const list = valueAt(root, change.list) ?? (change.kind === 'insert' ? [] : undefined);
      if (!isListValue(list)) return undefined;
      const items = [...list];
      if (change.kind === 'insert') items.splice(change.index, 0, change.value);
      else {
        if (items[change.from] === undefined || change.to < 0 || change.to >= items.length) return undefined;
        items.splice(change.to, 0, ...items.splice(change.from, 1));
      }
      return setIn(root, change.list, items);
    }
  }
}

function setIn(root: FieldValue | undefined, path: KeyPath, value: FieldValue): FieldValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isListValue(root)) {
    if (typeof step !== 'number' || step < 0 || step > root.length) return undefined;
    const inner = setIn(root[step], rest, value);
    if (inner === undefined) return undefined;
    const items = [...root];
    items[step] = inner;
    return items;
  }
  if (root !== undefined && root !== null && !isMappingValue(root)) return undefined;
  const inner = setIn(root?.[step], rest, value);
  return inner === undefined ? undefined : { ...root, [step]: inner };
}

function removeIn(root: FieldValue, path: KeyPath): FieldValue | undefined {
  const last = path.at(-1);
  const parentPath = path.slice(0, -1);
  const parent = valueAt(root, parentPath);
  if (last === undefined || valueAt(root, path) === undefined) return undefined;
  if (isListValue(parent))
    return setIn(
      root,
      parentPath,
      parent.filter((_item, index) => index !== last),
    );
  if (!isMappingValue(parent)) return undefined;
  return setIn(
    root,
    parentPath,
    Object.fromEntries(Object.entries(parent).filter(([key]) => key !== String(last))),
  );
}
