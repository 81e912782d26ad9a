import type { AuthentikRecord } from '../../shared/authentik/record';
import { textField } from '../../shared/document/values';

/** What the file holds on disk: the text that it was opened with, unless that was edited since. */
export function savedText(source: AuthentikRecord): string | undefined {
  return textField(source, 'saved') ?? textField(source, 'text');
}
