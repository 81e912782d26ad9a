/** Electron channels between an editor's preload script and main. One for requests, one for events. */
export const requestChannel = 'stagecraft:request';
export const eventChannel = 'stagecraft:event';
