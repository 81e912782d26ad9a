import type { CST } from 'yaml';

import type { ParsedBlueprint } from '../text/blueprint-text';

/** All comments, sorted: none may be lost, though one may move by a line. */
export function commentsOf({ text, tokens }: ParsedBlueprint): string[] {
  if (!text.includes('#')) return [];
  const comments: string[] = [];
  const note = (parts: readonly CST.SourceToken[] | undefined): void => {
    for (const part of parts ?? []) if (part.type === 'comment') comments.push(part.source.trim());
  };
  const pending: CST.Token[] = [...(tokens ?? [])];
  const look = (token: CST.Token | null | undefined): void => {
    if (token != null && (token.type !== 'scalar' || token.end)) pending.push(token);
  };
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    if (token.type === 'comment') comments.push(token.source.trim());
    if ('start' in token && Array.isArray(token.start)) note(token.start);
    if ('end' in token) note(token.end);
    if (token.type === 'block-scalar') for (const part of token.props) look(part);
    if (token.type === 'document') look(token.value);
    if (!('items' in token)) continue;
    for (const { start, key, sep, value } of token.items) {
      note(start);
      note(sep);
      look(key);
      look(value);
    }
  }
  return comments.sort();
}
