import type { AuthentikRecord } from '../../authentik/record';
import { textField } from '../../document/values';
import type { ParsedBlueprint } from '../text/blueprint-text';
import { parseBlueprint } from '../text/parse-blueprint';

const read = new WeakMap<AuthentikRecord, ParsedBlueprint>();

/** The text of a `stagecraft.source` record, read. A record never changes, so its text is read once. */
export function parsedSource(source: AuthentikRecord): ParsedBlueprint {
  const known = read.get(source);
  if (known !== undefined) return known;
  const path = textField(source, 'path');
  const made = parseBlueprint(textField(source, 'text') ?? '', path === '' ? undefined : path);
  read.set(source, made);
  return made;
}

/** Keeps what a source record was made of, unless it was read more leniently than its text will be. */
export function keepParsed(source: AuthentikRecord, parsed: ParsedBlueprint): void {
  if (parsed.diagnostics.every(({ code }) => code !== 'yaml/unknown-tag')) read.set(source, parsed);
}
