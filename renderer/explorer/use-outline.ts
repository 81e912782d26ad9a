import { useMemo, useState } from 'react';
import { keepSame } from './keep-same';
import { outline } from './outline';
import type { GroupNode, OutlineInput } from './outline';

/** The explorer's tree, with the same objects for what did not change. */
export function useOutline({
  document,
  descriptors,
  query,
  dirty,
  refused,
}: OutlineInput): readonly GroupNode[] {
  const computed = useMemo(
    () => outline({ document, descriptors, query, dirty, refused }),
    [document, descriptors, query, dirty, refused],
  );
  const [last, setLast] = useState({ computed, groups: computed });
  if (last.computed === computed) return last.groups;
  const groups = keepSame(last.groups, computed);
  setLast({ computed, groups });
  return groups;
}
