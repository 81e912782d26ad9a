import type { CST, Scalar } from 'yaml';

/**
 * A scalar as the source has it, quotes and line breaks included, its further lines moved to the new
 * indentation. `false` where the node did not come from a text.
 */
export function sourceScalar(
  node: Scalar,
  ctx: { readonly indent: string },
  hooks: ScalarHooks,
): string | false {
  const token = node.srcToken;
  if (token === undefined || !('source' in token)) return false;
  if (token.type === 'block-scalar') return blockText({ node, token, indent: ctx.indent }, hooks);
  const lines = token.source.split(/\r?\n/);
  const [head, ...others] = lines;
  const tail = others.map((line) => (line.trim() === '' ? '' : ctx.indent + line.trim()));
  return [tail.length === 0 ? head! : head!.trimEnd(), ...tail].join('\n');
}

export interface ScalarHooks {
  readonly onComment: (() => void) | undefined;
  readonly onChompKeep: (() => void) | undefined;
}

interface Block {
  readonly node: Scalar;
  readonly token: CST.BlockScalar;
  readonly indent: string;
}

function blockText({ node, token, indent }: Block, hooks: ScalarHooks): string {
  const header = token.props.find((prop) => prop.type === 'block-scalar-header');
  const mark = header !== undefined && 'source' in header ? header.source : '|';
  const lines = token.source.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const explicit = /[1-9]/.test(mark);
  const old = explicit ? explicitIndent(node, lines) : firstIndent(lines);
  const pad = indent === '' ? '  ' : indent;
  const body = lines.map((line) => (line.length <= old && line.trim() === '' ? '' : pad + line.slice(old)));
  let head = explicit ? mark.replace(/[1-9]/, '2') : mark;
  if (node.comment != null && node.comment !== '') {
    head += ` #${node.comment}`;
    hooks.onComment?.();
  }
  if (mark.includes('+')) hooks.onChompKeep?.();
  return [head, ...body].join('\n');
}

function firstIndent(lines: readonly string[]): number {
  const first = lines.find((line) => line.trim() !== '');
  return first === undefined ? 0 : first.length - first.trimStart().length;
}

/** With an explicit indentation the value's own first line tells how much of the spaces is the text's. */
function explicitIndent(node: Scalar, lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return 0;
  const text = (node.source ?? '').split('\n').find((line) => line.trim() !== '') ?? '';
  return firstIndent(lines) - (text.length - text.trimStart().length);
}
