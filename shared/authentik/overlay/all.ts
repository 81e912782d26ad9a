import type { Overlay } from './overlay';

export const overlay: Overlay = {};
