import { parser } from '@lezer/python';
import type { SyntaxNode } from '@lezer/common';
import type { ExpressionFacts } from './facts';
import { ExpressionReader } from './expression-reader';

const known = new Map<string, ExpressionFacts>();
const most = 2000;

/** Facts about an expression's text; the same text is read once. */
export function expressionFacts(text: string): ExpressionFacts {
  const before = known.get(text);
  if (before !== undefined) return before;
  const facts = read(text);
  if (known.size >= most) known.clear();
  known.set(text, facts);
  return facts;
}

function read(text: string): ExpressionFacts {
  const tree = parser.parse(text);
  let brokenAt: number | undefined;
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) brokenAt ??= from;
    },
  });
  const statements = children(tree.topNode).filter(({ name }) => name !== 'Comment');
  const reader = new ExpressionReader(text);
  reader.walk(tree.topNode);
  return {
    empty: statements.length === 0,
    ...(brokenAt !== undefined && { brokenAt }),
    ...reader.facts(),
  };
}

function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
