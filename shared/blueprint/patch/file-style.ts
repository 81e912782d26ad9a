import type { CST } from 'yaml';

import { houseStyle } from '../format/print-value';
import type { PrintStyle } from '../format/print-value';
import { columnOf, isCollection, itemStart, realItems } from './token-place';

/** The indentation that a part of a text has; undefined where it shows none. */
interface Found {
  step?: number;
  listIndent?: number;
}

/** The style of the text around: of the first of these parts that shows it, else the house style. */
export function styleOf(text: string, parts: readonly (CST.Token | null | undefined)[]): PrintStyle {
  const found: Found = {};
  for (const part of parts) look(text, part ?? null, found);
  return {
    step: found.step ?? houseStyle.step,
    listIndent: found.listIndent ?? houseStyle.listIndent,
    width: houseStyle.width,
  };
}

function look(text: string, root: CST.Token | null, found: Found): void {
  const pending: (CST.Token | null | undefined)[] = [root];
  // In the order of the text; a few hundred tokens show what there is to see.
  for (let seen = 0; pending.length > 0 && seen < 500; seen += 1) {
    const token = pending.shift();
    if (found.step !== undefined && found.listIndent !== undefined) return;
    if (!isCollection(token) || token.type === 'flow-collection') continue;
    for (const item of realItems(token)) {
      pending.push(item.value);
      if (token.type === 'block-map' && item.key != null)
        compare(text, { key: item.key, value: item.value }, found);
    }
  }
}

function compare(
  text: string,
  { key, value }: { readonly key: CST.Token; readonly value: CST.Token | null | undefined },
  found: Found,
): void {
  if (!isCollection(value) || value.type === 'flow-collection') return;
  const first = realItems(value)[0];
  if (first === undefined) return;
  const distance = columnOf(text, itemStart(first)) - columnOf(text, key.offset);
  if (value.type === 'block-seq') found.listIndent ??= Math.max(0, distance);
  else if (distance > 0) found.step ??= distance;
}
