import { refuse } from './refusal';

/** authentik's EntryInvalidError: the importer catches it, and forgives it where the object is to be absent. */
export function caught(message: string): never {
  refuse({ code: 'tag', message });
}

/** A Python exception that nothing catches. `message` begins with its class. */
export function uncaught(message: string): never {
  refuse({ code: 'tag', message, uncaught: true });
}
