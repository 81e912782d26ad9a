import type { CST } from 'yaml';

import {
  canSingleQuote,
  chomping,
  doubleQuoted,
  fitsLiteral,
  literalLines,
  singleQuoted,
} from '../format/scalar-text';

/** Lines for a changed text in the quotes or block that it had before; undefined where these do not fit. */
export function keepStyle(old: CST.Token | null, text: string, flow: boolean): string[] | undefined {
  switch (old?.type) {
    case 'double-quoted-scalar':
      return [` ${doubleQuoted(text)}`];
    case 'single-quoted-scalar':
      return canSingleQuote(text) ? [` ${singleQuoted(text)}`] : undefined;
    case 'block-scalar':
      return flow ? undefined : blockLines(old, text);
    default:
      return undefined;
  }
}

function blockLines(old: CST.BlockScalar, text: string): string[] | undefined {
  const oneLine = !text.includes('\n') && text.trim() !== '' && fitsLiteral(`${text}\n`);
  if (!oneLine && !fitsLiteral(text)) return undefined;
  const header = old.props.find(({ type }) => type === 'block-scalar-header');
  const folded = header !== undefined && 'source' in header && header.source.startsWith('>');
  const lines = literalLines(text);
  const foldable = folded && lines.every((line) => line !== '' && !/^[ \t]|[ \t]$/.test(line));
  const comment = old.props.find(({ type }) => type === 'comment');
  const after = comment !== undefined && 'source' in comment ? ` ${comment.source}` : '';
  const head = ` ${foldable ? '>' : '|'}${chomping(text)}${after}`;
  const indented = lines.map((line) => (line === '' ? '' : `  ${line}`));
  // A folded text joins its lines: an empty line between two is one line break.
  return [head, ...(foldable ? indented.flatMap((line, at) => (at === 0 ? [line] : ['', line])) : indented)];
}
