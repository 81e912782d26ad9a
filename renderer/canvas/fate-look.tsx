import { createContext, useContext } from 'react';
import { cx } from '../ui/class-names';
import { fateLooks } from '../ui/fate-looks';
import type { ShownFate } from '../ui/fate-looks';
import css from './fate-look.module.css';

/** What became of what is drawn, nodes and edges, by id; null where nothing is compared. */
export const FateContext = createContext<ReadonlyMap<string, ShownFate> | null>(null);

/** A node's fate: a frame in its colour, its sign and its word. */
export function FateLook({ node }: { readonly node: string }) {
  const fate = useContext(FateContext)?.get(node);
  if (fate === undefined) return null;
  const { word, icon: Sign } = fateLooks[fate];
  return (
    <div className={cx(css.look, css[fate])}>
      <span className={css.badge}>
        <Sign size={12} strokeWidth={3} aria-hidden />
        {word}
      </span>
    </div>
  );
}

/** Edges only come and go. */
export function useEdgeFate(edge: string): 'added' | 'removed' | undefined {
  const fate = useContext(FateContext)?.get(edge);
  return fate === 'added' || fate === 'removed' ? fate : undefined;
}
