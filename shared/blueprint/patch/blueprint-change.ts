import type { FieldValue } from '../../authentik/record';
import type { KeyPath } from '../text/blueprint-text';

/**
 * Changes are applied one after the other: each path means the text as the changes before it left it.
 * `set` on a mapping's missing key adds it, missing parent mappings too. `insert` puts an item (an entry:
 * list `['entries']`) before the item at `index`; an index at or beyond the end appends.
 */
export type BlueprintChange =
  | { readonly kind: 'set'; readonly path: KeyPath; readonly value: FieldValue }
  | { readonly kind: 'remove'; readonly path: KeyPath }
  | { readonly kind: 'insert'; readonly list: KeyPath; readonly index: number; readonly value: FieldValue }
  | { readonly kind: 'move'; readonly list: KeyPath; readonly from: number; readonly to: number };
