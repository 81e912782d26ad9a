import { useMemo, useState } from 'react';
import type { Json } from '../../shared/kernel/json';
import { Badge } from '../ui/badge';
import { cx } from '../ui/class-names';
import { Tree, type TreeNode } from '../ui/tree';
import { contextTree, unfoldedFor, type ContextNode } from './context-tree';
import css from './step-details.module.css';

export interface ContextTreeProps {
  readonly label: string;
  readonly before: Json | undefined;
  readonly now: Json | undefined;
}

interface Node extends TreeNode {
  readonly node: ContextNode;
  readonly children?: readonly Node[];
}

function nodeOf(node: ContextNode): Node {
  const word = node.change === 'same' ? '' : `, ${node.change}`;
  return {
    id: node.id,
    label: `${node.key}: ${node.text}${word}`,
    node,
    ...(node.children && node.children.length > 0 ? { children: node.children.map(nodeOf) } : {}),
  };
}

const rowHeight = 28;
const mostRows = 12;

/** Values as a tree that folds, in which what changed is marked. */
export function ContextTree({ label, before, now }: ContextTreeProps) {
  const tree = useMemo(() => contextTree(before, now), [before, now]);
  const nodes = useMemo(() => tree.map(nodeOf), [tree]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const marked = useMemo(() => unfoldedFor(tree), [tree]);
  const expanded = useMemo(
    () => new Set([...marked, ...opened].filter((id) => !folded.has(id))),
    [marked, opened, folded],
  );
  if (nodes.length === 0) return <p className={css.empty}>Empty.</p>;
  const rows = Math.min(countRows(nodes, expanded), mostRows);
  return (
    <div style={{ height: rows * rowHeight + 4 }} className={css.tree}>
      <Tree<Node>
        label={label}
        nodes={nodes}
        render={renderRow}
        expanded={expanded}
        onExpandedChange={(next) => {
          setOpened(next);
          setFolded(new Set([...marked].filter((id) => !next.has(id))));
        }}
        selected={selected}
        onSelect={({ id }) => {
          setSelected(id);
        }}
        onAction={() => undefined}
      />
    </div>
  );
}

function countRows(nodes: readonly Node[], expanded: ReadonlySet<string>): number {
  let count = 0;
  for (const { id, children } of nodes) {
    count += 1 + (children && expanded.has(id) ? countRows(children, expanded) : 0);
  }
  return count;
}

function renderRow({ node }: Node) {
  const { key, text, change, before } = node;
  return (
    <span className={cx(css.value, change !== 'same' && css[change])} title={text}>
      <span className={css.key}>{key}</span>
      <span className={css.text}>{text}</span>
      {change === 'same' ? null : (
        <Badge
          tone={change === 'removed' ? 'neutral' : 'accent'}
          title={before === undefined ? undefined : `It was ${before}`}
        >
          {change}
        </Badge>
      )}
    </span>
  );
}
