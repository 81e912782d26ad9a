import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ReactNode } from 'react';
import { Explorer } from '../explorer/explorer';
import { Palette } from '../palette/palette';
import { useApp, useView } from '../state/hooks';
import { cx } from '../ui/class-names';
import { SplitGroup, SplitHandle, SplitPane } from '../ui/split-pane';
import { ErrorBoundary } from './error-boundary';
import css from './left-panel.module.css';

const parts = [
  { id: 'explorer', title: 'Explorer' },
  { id: 'palette', title: 'Palette' },
] as const;

type Part = (typeof parts)[number]['id'];

const content: Readonly<Record<Part, ReactNode>> = { explorer: <Explorer />, palette: <Palette /> };

/** Explorer above, palette below; each folds away by its title. */
export function LeftPanel() {
  const app = useApp();
  const folded = useView((state) => state.layouts.folded);
  const sizes = useView((state) => state.layouts.left);
  const isFolded = (part: Part) => (folded?.[part] ?? 0) === 1;
  const toggle = (part: Part) => {
    app.view.setLayout('folded', { ...folded, [part]: isFolded(part) ? 0 : 1 });
  };
  const open = parts.filter(({ id }) => !isFolded(id));
  if (open.length < parts.length) {
    return (
      <div className={css.stack}>
        {parts.map(({ id, title }) => (
          <LeftPart key={id} part={id} title={title} isFolded={isFolded(id)} onToggle={toggle} />
        ))}
      </div>
    );
  }
  return (
    <SplitGroup
      orientation="vertical"
      id="left-parts"
      {...(sizes === undefined ? {} : { defaultLayout: { ...sizes } })}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) app.view.setLayout('left', layout);
      }}
    >
      <SplitPane id="explorer" minSize={120} defaultSize="58%">
        <LeftPart part="explorer" title="Explorer" isFolded={false} onToggle={toggle} />
      </SplitPane>
      <SplitHandle label="Height of the explorer" />
      <SplitPane id="palette" minSize={120}>
        <LeftPart part="palette" title="Palette" isFolded={false} onToggle={toggle} />
      </SplitPane>
    </SplitGroup>
  );
}

interface LeftPartProps {
  readonly part: Part;
  readonly title: string;
  readonly isFolded: boolean;
  readonly onToggle: (part: Part) => void;
}

function LeftPart({ part, title, isFolded, onToggle }: LeftPartProps) {
  return (
    <div className={cx(css.part, isFolded && css.folded)}>
      <h2 className={css.heading}>
        <Button
          className={cx(css.title)}
          aria-expanded={!isFolded}
          onPress={() => {
            onToggle(part);
          }}
        >
          <ChevronRight size={14} className={css.chevron} aria-hidden />
          {title}
        </Button>
      </h2>
      {isFolded ? null : <ErrorBoundary part={`The ${part}`}>{content[part]}</ErrorBoundary>}
    </div>
  );
}
