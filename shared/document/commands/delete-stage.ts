import { deletes } from './deletes';

/** Goes from every flow that has it. Refused where something else cannot be without it. */
export const deleteStage = deletes('delete-stage', 'stage', ['Delete', 'stage']);
