import { FolderTree, SearchX } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import { stageBindingModel } from '../../shared/document/models';
import { targetOf } from '../../shared/document/references';
import type { WorkspaceDocument } from '../../shared/document/document';
import { goTo } from '../state/go-to';
import { useApp, useDocument, useFiles, useView, useWorkspace } from '../state/hooks';
import { Button } from '../ui/button';
import { ContextMenu } from '../ui/context-menu';
import type { ContextMenuPlace } from '../ui/context-menu';
import { setDragData } from '../ui/drag-data';
import { EmptyState } from '../ui/empty-state';
import { SearchField } from '../ui/search-field';
import { Tree } from '../ui/tree';
import type { GroupNode, OutlineNode, RecordNode } from './outline';
import { OutlineRow } from './outline-row';
import { refusedFiles } from './refused-files';
import { useOutline } from './use-outline';
import { deleteNode, nodeMenu, openNode } from './record-actions';
import { RenameDialog } from './rename-dialog';
import css from './explorer.module.css';

const openAtFirst: ReadonlySet<string> = new Set([
  'group:flow',
  'group:stage',
  'group:policy',
  'group:prompt',
  'group:file',
]);

/** All objects of the workspace by kind, where each is used, found by any of their words. */
export function Explorer() {
  const app = useApp();
  const document = useDocument((now) => now);
  const descriptors = useWorkspace((state) => state.descriptors);
  const query = useView((state) => state.search);
  const selection = useView((state) => state.selection);
  const dirty = useFiles((state) => state.dirty);
  const [expanded, setExpanded] = useState(openAtFirst);
  const [menu, setMenu] = useState<{ readonly node: RecordNode; readonly at: ContextMenuPlace } | null>(null);
  const [renaming, setRenaming] = useState<RecordId | null>(null);
  const [focused, setFocused] = useState<Focused | null>(null);
  const shown = useDeferredValue(document);
  const words = useDeferredValue(query);
  const checked = useView((state) => state.problems.check);
  const refused = useMemo(() => refusedFiles(checked ?? []), [checked]);
  const groups = useOutline({ document: shown, descriptors, query: words, dirty, refused });
  const selected = selectedNode(document, selection, focused);

  const open = (node: OutlineNode) => {
    if (node.kind === 'record') openNode(app, node);
    else if (node.kind === 'use') goTo(app, node.use.record);
    else setExpanded(toggled(expanded, node.id));
  };
  return (
    <div className={css.explorer}>
      <div className={css.search}>
        <SearchField label="Search objects" value={query} onChange={app.view.setSearch} />
      </div>
      {groups.length === 0 ? <Nothing query={words} /> : null}
      {groups.length === 0 ? null : (
        <Tree<OutlineNode>
          label="Objects of the workspace"
          nodes={groups}
          render={(node) => <OutlineRow node={node} />}
          expanded={words === '' ? expanded : withGroups(expanded, groups)}
          onExpandedChange={setExpanded}
          selected={selected}
          onSelect={(node) => {
            setFocused({ id: node.id, selection });
            if (node.kind === 'record' && node.group !== 'file') app.view.select([node.record]);
          }}
          onPress={(node) => {
            if (node.kind !== 'record' || node.group === 'flow') open(node);
          }}
          onAction={open}
          onContextMenu={(node, at) => {
            if (node.kind === 'record') setMenu({ node, at });
          }}
          onKey={(node, key) => {
            if (node.kind !== 'record') return false;
            if (key === 'F2' && node.group !== 'file') setRenaming(node.record);
            else if (key === 'Delete') deleteNode(app, node);
            else return false;
            return true;
          }}
          dragOf={(node) => {
            if (node.kind !== 'record') return undefined;
            const { group, record } = node;
            return group === 'stage' || group === 'policy'
              ? (transfer) => {
                  setDragData(transfer, group, { record });
                }
              : undefined;
          }}
        />
      )}
      <ContextMenu
        at={menu?.at ?? null}
        label={menu?.node.label ?? 'Object'}
        entries={
          menu === null
            ? []
            : nodeMenu(app, menu.node, () => {
                setRenaming(menu.node.record);
              })
        }
        onClose={() => {
          setMenu(null);
        }}
      />
      <RenameDialog
        record={renaming === null ? null : (document.records.get(renaming) ?? null)}
        onClose={() => {
          setRenaming(null);
        }}
      />
    </div>
  );
}

function Nothing({ query }: { readonly query: string }) {
  const app = useApp();
  if (query !== '') {
    return (
      <EmptyState icon={SearchX} title={`Nothing has “${query}”`}>
        Neither a name, a type nor the text of a field.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={FolderTree}
      title="Nothing here yet"
      actions={
        <Button
          size="sm"
          onPress={() => {
            app.commands.run('file.open');
          }}
        >
          Open blueprint…
        </Button>
      }
    >
      Flows, stages, policies and prompts will be listed here.
    </EmptyState>
  );
}

/** A row that the keys are on, as long as nothing else was selected since. */
interface Focused {
  readonly id: string;
  readonly selection: readonly RecordId[];
}

/** The row to mark: what the keys are on, else what is selected elsewhere; for a stage binding its stage. */
function selectedNode(
  document: WorkspaceDocument,
  selection: readonly RecordId[],
  focused: Focused | null,
): string | null {
  const [first] = selection;
  const record = first === undefined ? undefined : document.records.get(first);
  if (focused !== null && (focused.selection === selection || record === undefined)) return focused.id;
  if (record === undefined) return null;
  const shown = record.model === stageBindingModel ? targetOf(document, record.fields.stage) : record;
  return `record:${shown?.id ?? record.id}`;
}

function toggled(expanded: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(expanded);
  if (!next.delete(id)) next.add(id);
  return next;
}

function withGroups(expanded: ReadonlySet<string>, groups: readonly GroupNode[]): ReadonlySet<string> {
  return new Set([...expanded, ...groups.map((group) => group.id)]);
}
