import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { Edge, Node } from '@xyflow/react';
import { MiniMap, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';

const perRow = 25;
const count = Number(new URLSearchParams(location.search).get('nodes'));
const nodes: Node[] = Array.from({ length: count }, (_, index) => ({
  id: String(index),
  position: { x: (index % perRow) * 280, y: Math.floor(index / perRow) * 160 },
  data: { label: `stage-${index}` },
  width: 200,
  height: 90,
}));
const edges: Edge[] = nodes.slice(1).map((node, index) => ({
  id: `e${index}`,
  source: String(index),
  target: node.id,
  type: 'smoothstep',
}));

function Page() {
  useEffect(() => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        document.title = 'painted';
      });
    });
  }, []);
  return (
    <div style={{ position: 'fixed', inset: 0 }}>
      <ReactFlow defaultNodes={nodes} defaultEdges={edges} minZoom={0.02} onlyRenderVisibleElements>
        <MiniMap />
      </ReactFlow>
    </div>
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Page />);
