/** Electron channels between an editor's preload script and main. One for requests, one for events. */
export const requestChannel = 'stagecraft:request';
export const eventChannel = 'stagecraft:event';
/** Said by an editor's preload script where the page cannot share memory with workers. */
export const noSharedMemoryChannel = 'stagecraft:no-shared-memory';
