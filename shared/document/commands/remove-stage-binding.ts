import { deletes } from './deletes';

/** The stage itself stays in the workspace. */
export const removeStageBinding = deletes('remove-stage-binding', 'binding', ['Remove', 'stage']);
