import { CST } from 'yaml';

import type { ParsedBlueprint } from '../text/blueprint-text';

/** All comments, sorted: none may be lost, though one may move by a line. */
export function commentsOf({ text, tokens }: ParsedBlueprint): string[] {
  const comments: string[] = [];
  const visitTokens = (tokens: readonly CST.Token[]): void => {
    for (const token of tokens) if (token.type === 'comment') comments.push(token.source.trim());
  };
  if (!text.includes('#')) return [];
  for (const token of tokens ?? []) {
    visitTokens([token]);
    if (token.type !== 'document') {
      if ('end' in token && token.end) visitTokens(token.end);
      continue;
    }
    visitTokens([...token.start, ...(token.end ?? [])]);
    CST.visit(token, (item) => {
      visitTokens([...item.start, ...(item.sep ?? []), ...insideOf(item.key), ...insideOf(item.value)]);
    });
  }
  return comments.sort();
}

function insideOf(token: CST.Token | null | undefined): readonly CST.Token[] {
  if (token == null) return [];
  if (token.type === 'block-scalar') return token.props;
  return 'end' in token && token.end ? token.end : [];
}
