import { ChevronRight } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import {
  Button,
  Collection,
  ListLayout,
  Tree as AriaTree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import { cx } from './class-names';
import css from './tree.module.css';

export interface TreeNode {
  readonly id: string;
  /** What typing ahead matches, and what a screen reader says. */
  readonly label: string;
  readonly children?: readonly TreeNode[] | undefined;
}

export interface TreeProps<Node extends TreeNode> {
  readonly label: string;
  readonly nodes: readonly Node[];
  readonly render: (node: Node) => ReactNode;
  readonly expanded: ReadonlySet<string>;
  readonly onExpandedChange: (expanded: ReadonlySet<string>) => void;
  readonly selected: string | null;
  /** Arrow keys and a press. */
  readonly onSelect: (node: Node) => void;
  /** Enter, or a double press. */
  readonly onAction: (node: Node) => void;
  /** The right button, or the context-menu key at the focused row. In window pixels. */
  readonly onContextMenu?: ((node: Node, at: { readonly x: number; readonly y: number }) => void) | undefined;
  /** Further keys at the focused row; true: handled. */
  readonly onKey?: ((node: Node, key: string) => boolean) | undefined;
  /** A press with the pointer, besides selecting: moving along with the keys does not open what is passed. */
  readonly onPress?: ((node: Node) => void) | undefined;
  /** What a row puts into a drag; undefined: it cannot be dragged. */
  readonly dragOf?: ((node: Node) => ((transfer: DataTransfer) => void) | undefined) | undefined;
  readonly empty?: ReactNode;
}

/** Of a row whose name takes one line; others are measured. In px. */
const estimatedRowSize = 28;

function index<Node extends TreeNode>(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  const visit = (node: Node) => {
    found.set(node.id, node);
    for (const child of (node.children ?? []) as readonly Node[]) visit(child);
  };
  for (const node of nodes) visit(node);
  return found;
}

/** A tree of which only the rows in view are in the page. Its parent gives it a height. */
export function Tree<Node extends TreeNode>(props: TreeProps<Node>) {
  const { label, nodes, render, expanded, onExpandedChange, selected, onSelect, onAction, empty } = props;
  const byId = index(nodes);
  const act = (key: string | number) => {
    const node = byId.get(String(key));
    if (node !== undefined) onAction(node);
  };
  return (
    <div
      className={css.host}
      onKeyDownCapture={(event) => {
        const row = event.target instanceof HTMLElement ? event.target.closest('[role="row"]') : null;
        const node = byId.get(row?.getAttribute('data-key') ?? '');
        if (node === undefined || row === null) return;
        if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
          const box = row.getBoundingClientRect();
          props.onContextMenu?.(node, { x: box.left + 24, y: box.bottom });
          event.preventDefault();
        } else if (props.onKey?.(node, event.key) === true) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize }}>
        <AriaTree<Node>
          aria-label={label}
          items={nodes}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection={selected !== null}
          selectedKeys={selected === null ? [] : [selected]}
          onSelectionChange={(keys) => {
            if (keys === 'all') return;
            const [key] = keys;
            const node = key === undefined ? undefined : byId.get(String(key));
            if (node !== undefined) onSelect(node);
          }}
          onAction={act}
          expandedKeys={[...expanded]}
          onExpandedChange={(keys) => {
            onExpandedChange(new Set([...keys].map(String)));
          }}
          renderEmptyState={() => empty}
          className={cx(css.tree)}
        >
          {(node) => <Row node={node} render={render} tree={props} />}
        </AriaTree>
      </Virtualizer>
    </div>
  );
}

interface RowProps<Node extends TreeNode> {
  readonly node: Node;
  readonly render: (node: Node) => ReactNode;
  readonly tree: TreeProps<Node>;
}

function Row<Node extends TreeNode>({ node, render, tree }: RowProps<Node>) {
  const { dragOf, onContextMenu, onPress } = tree;
  const drag = dragOf?.(node);
  const children = node.children as readonly Node[] | undefined;
  return (
    <TreeItem id={node.id} textValue={node.label} className={cx(css.row)}>
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div
            className={css.content}
            style={{ paddingLeft: 4 + (level - 1) * 8 }}
            {...(drag === undefined
              ? {}
              : {
                  draggable: true,
                  onDragStart: (event) => {
                    drag(event.dataTransfer);
                  },
                })}
            onClick={() => {
              onPress?.(node);
            }}
            onContextMenu={(event: MouseEvent) => {
              event.preventDefault();
              onContextMenu?.(node, { x: event.clientX, y: event.clientY });
            }}
          >
            {hasChildItems ? (
              <Button slot="chevron" className={cx(css.chevron)}>
                <ChevronRight size={14} aria-hidden />
              </Button>
            ) : (
              <span className={css.chevron} />
            )}
            {render(node)}
          </div>
        )}
      </TreeItemContent>
      {children === undefined ? null : (
        <Collection items={children}>
          {(child) => <Row node={child} render={render} tree={tree} />}
        </Collection>
      )}
    </TreeItem>
  );
}
