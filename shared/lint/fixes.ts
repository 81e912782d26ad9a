import type { AuthentikRecord, Fields } from '../authentik/record';
import type { Fix } from '../kernel/diagnostic';

/** Sets fields of one record, by the command `set-fields`. */
export function fixBySetting(title: string, record: AuthentikRecord, set: Fields): Fix {
  return { title, command: 'set-fields', args: { record: record.id, set } };
}

/** Takes fields of one record away, so that the server's defaults hold. */
export function fixByUnsetting(title: string, record: AuthentikRecord, unset: readonly string[]): Fix {
  return { title, command: 'set-fields', args: { record: record.id, unset } };
}
