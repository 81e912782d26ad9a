import type { ComponentType } from 'react';
import { ChevronDown, ChevronUp, GitCompareArrows, X } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { WorkspaceDocument } from '../../shared/document/document';
import { textField } from '../../shared/document/values';
import { useApp, useDocument, useWorkspace } from '../state/hooks';
import { EmptyState } from '../ui/empty-state';
import { IconButton } from '../ui/icon-button';
import { SplitGroup, SplitHandle, SplitPane } from '../ui/split-pane';
import { Segmented } from '../ui/segmented';
import { TextDiff } from '../ui/text-diff';
import { ChangeList } from './change-list';
import type { Change, Compared } from './changes';
import { changesSince, nextChange } from './changes';
import type { Base } from './compare-store';
import { closeComparison, useCompare } from './compare-store';
import css from './compare-view.module.css';
import { useComparedTexts } from './use-compared-texts';
import { steps } from './use-compare-commands';

/** Narrower than this (px), list and text take turns. */
const besideFrom = 700;
/** Narrower than this (px), the two texts stand in one column. */
const twoTextsFrom = 900;

/** What draws two states of a flow in one. */
export type ComparedDrawing = ComponentType<{
  readonly drawing: Compared['drawing'];
  readonly fates: Compared['fates'];
  /** Now and before. */
  readonly documents: readonly [WorkspaceDocument, WorkspaceDocument];
  /** Nodes of the change that is looked at. */
  readonly selected: readonly string[];
  readonly onPick: (node: string) => void;
}>;

export interface CompareViewProps {
  readonly flow: string;
  readonly Drawing: ComparedDrawing;
}

const none: readonly string[] = [];

/** The open flow held against another state of it: one drawing, a list of changes, and both texts. */
export function CompareView({ flow, Drawing }: CompareViewProps) {
  const open = useCompare((state) => state.open);
  return open?.flow === flow ? <Comparison flow={flow} base={open.base} Drawing={Drawing} /> : null;
}

interface ComparisonProps extends CompareViewProps {
  readonly base: Base;
}

function Comparison({ flow, base, Drawing }: ComparisonProps) {
  const app = useApp();
  const document = useDocument((now) => now);
  const descriptors = useWorkspace((state) => state.descriptors);
  const at = useCompare((state) => state.at);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [shownPart, setShownPart] = useState('changes');
  const compared = useMemo(
    () => changesSince(base, { document, descriptors, flow }),
    [base, document, descriptors, flow],
  );
  const { changes, drawing, fates } = compared;
  const documents = useMemo(() => [document, base.document] as const, [document, base]);
  const pick = useCallback(
    (index: number) => {
      useCompare.setState({ at: index });
      const record = changes[index]?.object.record.to;
      app.view.select(record === undefined ? [] : [record]);
    },
    [app, changes],
  );
  useEffect(() => {
    steps.go = (step) => {
      pick(nextChange(useCompare.getState().at, changes.length, step));
    };
    return () => {
      steps.go = () => undefined;
    };
  }, [pick, changes.length]);
  const current = changes[at];
  const record = document.records.get(flow);
  const slug = (record && textField(record, 'slug')) ?? 'the flow';
  const list = <ChangeList changes={changes} at={at} onPick={pick} />;
  const texts = (
    <Texts base={base} flow={flow} change={current} label={slug} isNarrow={width < twoTextsFrom} />
  );
  return (
    <section ref={frame} className={css.view} aria-label={`Comparison with ${base.label}`}>
      <Header slug={slug} base={base} changes={changes} at={at} />
      {changes.length === 0 ? (
        <EmptyState icon={GitCompareArrows} title="No object differs">
          {`${slug} is the same as in ${base.label}, field by field. Fields that are left out count as their default.`}
        </EmptyState>
      ) : (
        <SplitGroup orientation="vertical" id="comparison">
          <SplitPane id="compared-drawing" minSize={140} defaultSize="52%">
            <div className={css.canvas}>
              <Drawing
                drawing={drawing}
                fates={fates}
                documents={documents}
                selected={current?.nodes ?? none}
                onPick={(node) => {
                  const index = changes.findIndex(({ nodes }) => nodes.includes(node));
                  if (index >= 0) pick(index);
                }}
              />
            </div>
          </SplitPane>
          <SplitHandle label="Height of the drawing" />
          <SplitPane id="compared-details" minSize={120}>
            {width >= besideFrom ? (
              <SplitGroup orientation="horizontal" id="compared-columns">
                <SplitPane id="compared-list" minSize={220} defaultSize="36%">
                  {list}
                </SplitPane>
                <SplitHandle label="Width of the list of changes" />
                <SplitPane id="compared-texts" minSize={260}>
                  {texts}
                </SplitPane>
              </SplitGroup>
            ) : (
              <div className={css.turns}>
                <Segmented
                  label="What is shown below the drawing"
                  segments={[
                    { id: 'changes', label: 'Changes' },
                    { id: 'text', label: 'Text' },
                  ]}
                  selected={shownPart}
                  onSelect={setShownPart}
                />
                <div className={css.turn}>{shownPart === 'text' ? texts : list}</div>
              </div>
            )}
          </SplitPane>
        </SplitGroup>
      )}
    </section>
  );
}

function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(900);
  useLayoutEffect(() => {
    const element = frame.current!;
    const measure = () => {
      setWidth(Math.round(element.getBoundingClientRect().width));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [frame]);
  return width;
}

interface HeaderProps {
  readonly slug: string;
  readonly base: Base;
  readonly changes: readonly Change[];
  readonly at: number;
}

const kinds: Readonly<Record<Base['kind'], string>> = {
  file: 'since the file',
  flow: 'beside the flow',
  version: 'since the version after',
};

function Header({ slug, base, changes, at }: HeaderProps) {
  const count = changes.length;
  const noun = count === 1 ? '1 change' : `${count} changes`;
  return (
    <header className={css.header}>
      <h2 className={css.title} title={`${slug} ${kinds[base.kind]} ${base.label}`}>
        <strong>{slug}</strong> {kinds[base.kind]} <strong>{base.label}</strong>
      </h2>
      <span className={css.count} role="status">
        {at < 0 || count === 0 ? noun : `${at + 1} of ${noun}`}
      </span>
      <IconButton
        icon={ChevronUp}
        size="sm"
        label="Previous change"
        shortcut="Shift+F8"
        isDisabled={count === 0}
        onPress={() => {
          steps.go(-1);
        }}
      />
      <IconButton
        icon={ChevronDown}
        size="sm"
        label="Next change"
        shortcut="F8"
        isDisabled={count === 0}
        onPress={() => {
          steps.go(1);
        }}
      />
      <IconButton icon={X} size="sm" label="Close the comparison" onPress={closeComparison} />
    </header>
  );
}

interface TextsProps {
  readonly base: Base;
  readonly flow: string;
  readonly change: Change | undefined;
  readonly label: string;
  readonly isNarrow: boolean;
}

function Texts({ base, flow, change, label, isNarrow }: TextsProps) {
  const document = useDocument((now) => now);
  const { from, to, lines } = useComparedTexts(base, flow, document);
  const line = lines(change);
  return (
    <TextDiff
      from={{ label: `Text before: ${base.label}`, text: from, line: line.from }}
      to={{ label: `Text now: ${label}`, text: to, line: line.to }}
      language="yaml"
      reveal={change}
      isNarrow={isNarrow}
    />
  );
}
