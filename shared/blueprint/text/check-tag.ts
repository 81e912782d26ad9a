import { isMap, isScalar, isSeq } from 'yaml';

import { blueprintTags } from './blueprint-tags';
import type { AnyNode } from './python-node';
import { pythonInt } from './python-int';
import { textOf } from './typed-scalar';

/**
 * What is wrong with a tag's argument, where authentik's constructor crashes on it while parsing; undefined
 * where it does not (it may still fail when the tag is resolved).
 */
export function checkTagArgument(
  node: AnyNode,
  tag: string,
  follow: (node: unknown) => AnyNode | null,
): string | undefined {
  const shape = blueprintTags.get(tag)!;
  const usage = `Write ${shape.usage}.`;
  if (shape.depth === true) {
    const ok = isScalar(node) && pythonInt(textOf(node)) !== undefined;
    return ok ? undefined : `${tag} wants a whole number. ${usage}`;
  }
  if (isSeq(node)) {
    const count = node.items.length;
    if (count < (shape.list ?? 0))
      return `${tag} wants ${shape.list} items at least and has ${count}. ${usage}`;
    if (count === shape.notLength) {
      return `${tag} with ${count} items crashes the import: both results or none must be given. ${usage}`;
    }
    return shape.pairs === true && node.items.slice(1).some((item) => !isPairList(follow(item)))
      ? `Every condition of ${tag} is a list of a field and a value. ${usage}`
      : undefined;
  }
  if (shape.scalar) return undefined;
  return `${tag} wants a list${isMap(node) ? ', not a mapping' : ''}. ${usage}`;
}

/** An empty text or mapping passes: PyYAML finds nothing in it to construct. */
function isPairList(node: AnyNode | null): boolean {
  if (node === null) return true;
  if (isSeq(node)) return true;
  return isMap(node) ? node.items.length === 0 : textOf(node) === '';
}
