import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { ComponentType } from 'react';
import { FateLook } from './fate-look';
import type { CanvasNode } from './flow-elements';
import { handlePlace } from './handle-places';
import css from './ports.module.css';
import { RunLook } from './run-look';

/**
 * Where edges meet a node. React Flow measures these by their class and data attributes; its own `Handle` would make
 * each of them a store subscription and a pointer target, which nothing here needs.
 */
function Ports({ data }: Pick<NodeProps<CanvasNode>, 'data'>) {
  return data.ports.map((id) => {
    const { side, x, y } = handlePlace(data.direction, id, data.drawn);
    return (
      <i
        key={id}
        className={`${id.endsWith('in') ? 'target' : 'source'} ${css.port ?? ''}`}
        data-handleid={id}
        data-handlepos={side}
        style={{ left: x, top: y }}
      />
    );
  });
}

/** A node's view with its handles beside it: inside, the view's own border would displace them. */
export function withPorts(View: ComponentType<NodeProps<CanvasNode>>) {
  return memo(function NodeWithPorts(props: NodeProps<CanvasNode>) {
    return (
      <>
        <View {...props} />
        <Ports data={props.data} />
        <RunLook node={props.id} />
        <FateLook node={props.id} />
      </>
    );
  });
}
