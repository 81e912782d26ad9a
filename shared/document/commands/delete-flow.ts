import { deletes } from './deletes';

/** Its stage bindings and all their policy bindings go too; stages and policies stay. */
export const deleteFlow = deletes('delete-flow', 'flow', ['Delete', 'flow']);
