import { Check, CornerDownRight, Locate, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { createContext, useContext } from 'react';
import { useView } from '../state/hooks';
import type { RunMark } from '../state/run-marks';
import { cx } from '../ui/class-names';
import type { DrawnEdge } from '../../shared/graph/drawing/drawing';
import css from './run-look.module.css';

type FlowMarks = ReadonlyMap<string, RunMark>;

/** What the open run says of the drawn flow, by node; null where no run is open or it has not come here. */
export const RunContext = createContext<FlowMarks | null>(null);

const icons: Readonly<Record<RunMark['state'], LucideIcon | undefined>> = {
  taken: Check,
  current: Locate,
  skipped: CornerDownRight,
  stopped: X,
  open: undefined,
};

const words: Readonly<Record<RunMark['state'], string>> = {
  taken: 'In the run: taken',
  current: 'In the run: waiting here',
  skipped: 'In the run: skipped',
  stopped: 'In the run: it ended here',
  open: 'In the run: not decided yet',
};

/** A node's part in the run, and the breakpoint on it. */
export function RunLook({ node }: { readonly node: string }) {
  return (
    <>
      <MarkLook node={node} />
      <BreakpointLook node={node} />
    </>
  );
}

const stageNode = 'stage:';

function BreakpointLook({ node }: { readonly node: string }) {
  const isSet = useView(
    ({ breakpoints }) => node.startsWith(stageNode) && breakpoints.has(node.slice(stageNode.length)),
  );
  return isSet ? (
    <span
      className={css.breakpoint}
      role="img"
      aria-label="Breakpoint: a run stops here"
      title="Runs stop here"
    />
  ) : null;
}

/** A ring and a sign over the node; why it was skipped shows on hover and focus. */
function MarkLook({ node }: { readonly node: string }) {
  const mark = useContext(RunContext)?.get(node);
  if (!mark) return null;
  const Icon = icons[mark.state];
  return (
    <div className={cx(css.look, css[mark.state])} data-run={mark.state}>
      {Icon === undefined ? null : (
        <span className={css.sign} role="img" aria-label={words[mark.state]}>
          <Icon size={12} strokeWidth={3} aria-hidden />
        </span>
      )}
      {mark.why === undefined ? null : <span className={css.why}>{mark.why}</span>}
    </div>
  );
}

/** How a way looks in the open run. */
export function useEdgeLook(edge: DrawnEdge | undefined): 'taken' | 'open' | undefined {
  const marks = useContext(RunContext);
  if (!marks || !edge || edge.kind === 'link') return undefined;
  return isTaken(edge, marks.get(edge.source), marks.get(edge.target)) ? 'taken' : 'open';
}

const sources: Readonly<Partial<Record<DrawnEdge['kind'], RunMark['state']>>> = {
  next: 'taken',
  skip: 'skipped',
  denied: 'stopped',
};

function isTaken({ kind }: DrawnEdge, source: RunMark | undefined, target: RunMark | undefined): boolean {
  return (
    source !== undefined && source.state === sources[kind] && target !== undefined && target.state !== 'open'
  );
}
