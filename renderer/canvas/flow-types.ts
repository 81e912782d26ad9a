import { EntryNodeView } from './entry-node';
import { BesideNodeView, ExitNodeView } from './exit-node';
import { GateNodeView } from './gate-node';
import { PathEdge } from './path-edge';
import { StageNodeView } from './stage-node';

/** The views that React Flow draws a flow with. */
export const nodeTypes = {
  entry: EntryNodeView,
  gate: GateNodeView,
  stage: StageNodeView,
  exit: ExitNodeView,
  beside: BesideNodeView,
};
export const edgeTypes = { path: PathEdge };

/** Flows of more nodes than this get an overview in the corner. */
export const overviewFrom = 11;
