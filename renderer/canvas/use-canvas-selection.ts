import { useCallback, useMemo, useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { useApp, useView } from '../state/hooks';
import type { DrawnNode } from '../../shared/graph/drawing/drawing';
import type { Scene } from './flow-elements';
import { nodesOfRecords, recordsOfNode, sameRecords } from './node-records';

export interface CanvasSelection {
  /** Selected nodes, the one selected last at the end. */
  readonly nodes: readonly DrawnNode[];
  readonly ids: ReadonlySet<string>;
  readonly pick: (ids: readonly string[]) => void;
}

function recordsOf(nodes: readonly DrawnNode[]): readonly RecordId[] {
  return [...new Set(nodes.flatMap(recordsOfNode))];
}

/**
 * Which nodes are selected: what the user picked here, as long as it stands for the records that the window has
 * selected; else the nodes of those records, for they were selected elsewhere.
 */
export function useCanvasSelection(scene: Scene, document: WorkspaceDocument): CanvasSelection {
  const app = useApp();
  const selection = useView((view) => view.selection);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const byId = useMemo(() => new Map(scene.drawing.nodes.map((node) => [node.id, node])), [scene.drawing]);
  const own = useMemo(() => picked.flatMap((id) => byId.get(id) ?? []), [picked, byId]);
  const nodes = useMemo(() => {
    if (sameRecords(recordsOf(own), selection)) return own;
    const ids = nodesOfRecords(scene.drawing, document, selection);
    return scene.drawing.nodes.filter((node) => ids.has(node.id));
  }, [own, selection, scene.drawing, document]);
  const ids = useMemo(() => new Set(nodes.map((node) => node.id)), [nodes]);
  const pick = useCallback(
    (wanted: readonly string[]) => {
      setPicked(wanted);
      app.view.select(recordsOf(wanted.flatMap((id) => byId.get(id) ?? [])));
    },
    [app, byId],
  );
  return { nodes, ids, pick };
}
