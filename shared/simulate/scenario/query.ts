import type { Query } from '../run-state';

/** Reads a query string; of a repeated key the last value counts. */
export function parseQuery(text: string): Query {
  const query: Record<string, string> = {};
  for (const part of text.replace(/^\?/, '').split('&')) {
    if (part === '') continue;
    const [key = '', ...rest] = part.split('=');
    query[decoded(key)] = decoded(rest.join('='));
  }
  return query;
}

function decoded(text: string): string {
  const spaced = text.replace(/\+/g, ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
