import { CornerDownRight } from 'lucide-react';
import { Badge } from '../ui/badge';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import type { OutlineNode, RecordNode } from './outline';
import css from './outline-row.module.css';

export interface OutlineRowProps {
  readonly node: OutlineNode;
}

/** One row of the explorer. A long name takes more lines; what is cut of an excerpt is on the row's tooltip in full. */
export function OutlineRow({ node }: OutlineRowProps) {
  if (node.kind === 'group') {
    return (
      <span className={cx(css.row, css.group)}>
        <span>{node.label}</span>
        <Badge>{node.count}</Badge>
      </span>
    );
  }
  if (node.kind === 'use') {
    return (
      <span className={cx(css.row, css.use)} title={`Used by ${node.label} (${node.use.detail})`}>
        <CornerDownRight size={14} aria-hidden />
        <span className={css.label}>{node.label}</span>
        <span className={css.detail}>{node.use.detail}</span>
      </span>
    );
  }
  return <RecordRow node={node} />;
}

function RecordRow({ node }: { readonly node: RecordNode }) {
  const type = node.type === '' ? '' : ` (${node.type})`;
  const badges = (
    <>
      {node.isRefused ? (
        <Badge tone="error" title="A server would refuse this file as it is; the problems say where and why">
          not importable
        </Badge>
      ) : null}
      {node.isDirty ? <Badge tone="warning">unsaved</Badge> : null}
    </>
  );
  return (
    <span
      className={css.row}
      title={`${node.label}${node.name === undefined ? '' : `, ${node.name}`}${type}${node.excerpt === undefined ? '' : `\n${node.excerpt}`}`}
    >
      <Icon name={node.icon} size={14} className={css.icon} />
      {node.excerpt === undefined ? (
        <span className={css.words}>
          <span className={css.label}>{node.label}</span>
          {node.name === undefined ? null : <span className={css.name}>{node.name}</span>}
          {badges}
        </span>
      ) : (
        <>
          <span className={css.label}>{node.label}</span>
          <span className={css.excerpt}>{node.excerpt}</span>
        </>
      )}
      {node.excerpt === undefined ? null : badges}
      {node.isUnused ? <span className={css.unused}>unused</span> : null}
      {node.uses > 0 ? (
        <span
          className={css.uses}
          title={`Used in ${String(node.uses)} ${node.uses === 1 ? 'place' : 'places'}`}
        >
          {node.uses}
        </span>
      ) : null}
    </span>
  );
}
