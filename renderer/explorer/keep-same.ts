import type { GroupNode, OutlineNode } from './outline';

/**
 * The new tree with the old one's objects wherever a node and all below it say the same: the tree control draws and
 * indexes only what is a new object, which in a workspace of thousands is a few rows instead of all.
 */
export function keepSame(before: readonly GroupNode[], after: readonly GroupNode[]): readonly GroupNode[] {
  const known = new Map<string, OutlineNode>();
  for (const group of before) {
    known.set(group.id, group);
    for (const node of group.children) known.set(node.id, node);
  }
  return after.map((group) => {
    const children = group.children.map((node) => {
      const old = known.get(node.id);
      return old !== undefined && saysSame(old, node) ? old : node;
    });
    const old = known.get(group.id);
    const isSame =
      old?.kind === 'group' &&
      old.children.length === children.length &&
      children.every((node, index) => node === old.children[index]);
    return isSame ? old : { ...group, children };
  });
}

/** Nodes are plain data of one or two levels. */
function saysSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => saysSame(Reflect.get(left, key), Reflect.get(right, key)));
}
