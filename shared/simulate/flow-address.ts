import type { CompiledFlow } from './estate';
import type { Query } from './run-state';

/** The page of a flow, with the query as the server encodes it. */
export function flowAddress(flow: CompiledFlow, query: Query): string {
  const text = queryText(query);
  return `/if/flow/${flow.slug}/${text === '' ? '' : `?${text}`}`;
}

/** A query as a form encodes it. */
export function queryText(query: Query): string {
  return Object.entries(query)
    .map(([key, value]) => `${formEncoded(key)}=${formEncoded(value)}`)
    .join('&');
}

/** As a form encodes a value: a blank is a plus sign, a slash `%2F`. */
export function formEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (symbol) => `%${symbol.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, '+');
}
