/** How the lines of a text end; `mixed` texts are not edited here, for an editor would make them all alike. */
export type LineBreaks = 'lf' | 'crlf' | 'mixed';

export function lineBreaksOf(text: string): LineBreaks {
  if (!text.includes('\r')) return 'lf';
  return /(^|[^\r])\n|\r(?!\n)/.test(text) ? 'mixed' : 'crlf';
}

export function toEditor(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

export function fromEditor(text: string, breaks: LineBreaks): string {
  return breaks === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
}
