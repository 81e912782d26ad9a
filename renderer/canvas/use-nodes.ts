import { useCallback, useMemo, useState } from 'react';
import type { CanvasNode, Scene } from './flow-elements';
import { canvasNodes } from './flow-elements';

/** Nodes as React Flow holds them: those of the scene, with what is being dragged where the pointer has it. */
export function useNodes(scene: Scene, selected: ReadonlySet<string>) {
  const base = useMemo(() => canvasNodes(scene), [scene]);
  const [moved, setMoved] = useState<{ readonly of: CanvasNode[]; readonly nodes: CanvasNode[] }>();
  const current = moved?.of === base ? moved.nodes : base;
  const nodes = useMemo(
    () =>
      current.map((node) =>
        (node.selected ?? false) === selected.has(node.id)
          ? node
          : { ...node, selected: selected.has(node.id) },
      ),
    [current, selected],
  );
  const update = useCallback(
    (change: (nodes: CanvasNode[]) => CanvasNode[]) => {
      setMoved((known) => ({ of: base, nodes: change(known?.of === base ? known.nodes : base) }));
    },
    [base],
  );
  const reset = useCallback(() => {
    setMoved(undefined);
  }, []);
  return { nodes, home: base, update, reset };
}
