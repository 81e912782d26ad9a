import { deletes } from './deletes';

export const unbind = deletes('unbind', 'binding', ['Remove', 'policy binding']);
