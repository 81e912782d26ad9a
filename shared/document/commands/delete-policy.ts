import { deletes } from './deletes';

export const deletePolicy = deletes('delete-policy', 'policy', ['Delete', 'policy']);
