// The window's first picture in one script: each further one costs it a way to the main process and back.
/**
 * The group of modules that one page imports statically, and another page does not. `page` and `other` are the paths of
 * their first scripts.
 */
export function firstPicture(page, other) {
  let wanted;
  return {
    includeDependenciesRecursively: false,
    debugName: 'first-picture',
    name: (id, modules) => {
      wanted ??= without(importedBy(page, modules), importedBy(other, modules));
      return wanted.has(id) ? 'first-picture' : null;
    },
  };
}

function importedBy(root, modules) {
  const found = new Set([root]);
  // A set that grows while it is gone through is gone through to its new end.
  for (const id of found) for (const each of modules.getModuleInfo(id)?.importedIds ?? []) found.add(each);
  return found;
}

const without = (all, others) => new Set([...all].filter((id) => !others.has(id)));
