import { bindingSubject } from './binding-subject';
import { bindingTriples } from './binding-triples';
import { clearedReferences } from './cleared-references';
import { deleteCascades } from './delete-cascades';
import type { Invariant } from './invariant';
import { orphanLayout } from './orphan-layout';
import { uniqueNames } from './unique-names';

/** In the order in which they are held: what deletes comes before what looks at the rest. */
export const invariants: readonly Invariant[] = [
  deleteCascades,
  orphanLayout,
  clearedReferences,
  uniqueNames,
  bindingSubject,
  bindingTriples,
];
