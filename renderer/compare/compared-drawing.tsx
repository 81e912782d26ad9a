import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { ComparedFlow } from '../../shared/compare/compare-flows';
import type { ObjectFate } from '../../shared/compare/comparison';
import type { Picture, PictureNode } from '../../shared/graph/drawing/picture';
import type { Fate } from '../../shared/graph/graph-diff';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import css from './compared-drawing.module.css';
import { fateLooks } from './fates';

export interface ComparedDrawingProps {
  readonly picture: Picture;
  readonly fates: ComparedFlow['fates'];
  readonly selected: ReadonlySet<string>;
  readonly onPick: (node: string) => void;
}

const fated = (fate: Fate | undefined): ObjectFate | undefined => (fate === 'same' ? undefined : fate);

/** Two states of a flow in one picture: every node says in colour, sign and word what became of it. */
export function ComparedDrawing({ picture, fates, selected, onPick }: ComparedDrawingProps) {
  const root = useRef<SVGSVGElement>(null);
  const first = [...selected][0];
  useEffect(() => {
    if (first === undefined) return;
    const node = root.current?.querySelector(`[data-node="${CSS.escape(first)}"]`);
    node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [first]);
  const { x, y, width, height } = picture;
  return (
    <svg
      ref={root}
      className={css.drawing}
      viewBox={`${x} ${y - 8} ${width} ${height + 8}`}
      width={width}
      height={height + 8}
      role="group"
      aria-label="Drawing of what changed"
    >
      <defs>
        {['plain', 'added', 'removed'].map((name) => (
          <marker
            key={name}
            id={`compare-${name}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0,0L8,4L0,8Z" className={css[`arrow-${name}`]} />
          </marker>
        ))}
      </defs>
      {picture.edges.map(({ id, kind, main, path, joins, title }) => {
        const fate = fated(fates.get(id));
        return (
          <g key={id} className={cx(css.edge, css[main ? 'main' : kind], fate && css[fate])} data-fate={fate}>
            <title>{fate ? `${fateLooks[fate].word}: ${title}` : title}</title>
            <path d={path} {...(joins ? {} : { markerEnd: `url(#compare-${fate ?? 'plain'})` })} />
          </g>
        );
      })}
      {picture.nodes.map((node) => (
        <DrawnNode
          key={node.id}
          node={node}
          fate={fated(fates.get(node.id))}
          isSelected={selected.has(node.id)}
          onPick={onPick}
        />
      ))}
    </svg>
  );
}

interface DrawnNodeProps {
  readonly node: PictureNode;
  readonly fate: ObjectFate | undefined;
  readonly isSelected: boolean;
  readonly onPick: (node: string) => void;
}

function DrawnNode({ node, fate, isSelected, onPick }: DrawnNodeProps) {
  const { id, kind, role, icon, exit, width, height, texts, chips, title, isDashed } = node;
  const pick = () => {
    onPick(id);
  };
  const name = `${fate ? `${fateLooks[fate].word}: ` : ''}${title}`;
  return (
    <g
      transform={`translate(${node.x},${node.y})`}
      className={cx(
        css.node,
        css[kind],
        role && css[role],
        exit && css[exit],
        fate && css[fate],
        isSelected && css.selected,
      )}
      data-node={id}
      data-fate={fate}
      {...(fate ? { onClick: pick } : {})}
    >
      <g aria-hidden>
        <title>{title}</title>
        {isSelected ? (
          <rect className={css.ring} x={-4} y={-4} width={width + 8} height={height + 8} rx={14} />
        ) : null}
        <rect
          className={cx(css.body, isDashed && css.dashed)}
          width={width}
          height={height}
          rx={radiusOf(node)}
        />
        {kind === 'stage' ? <rect className={css.stripe} y={10} width={4} height={height - 20} /> : null}
        {kind === 'stage' ? (
          <>
            <circle className={css.sign} cx={29} cy={28} r={15} />
            <g transform="translate(21,20)" className={css.icon}>
              <Icon name={icon} size={16} />
            </g>
          </>
        ) : null}
        {chips.map((chip) => (
          <g key={`${chip.y} ${chip.title}`}>
            <title>{chip.title}</title>
            <rect
              className={cx(css.chip, chip.isDisabled && css.dashed)}
              x={chip.x}
              y={chip.y}
              width={chip.width}
              height={chip.height}
              rx={4}
            />
            <text
              x={chip.x + 7}
              y={chip.y + chip.height / 2 + 4}
              className={cx(chip.isNegated && css.struck)}
            >
              {chip.text}
            </text>
          </g>
        ))}
        {texts.map(({ x, y, text, look }) => (
          <text key={`${x} ${y}`} x={x} y={y} className={css[look]}>
            {text}
          </text>
        ))}
        {fate ? <Badge fate={fate} width={width} /> : null}
      </g>
      <rect
        className={css.focus}
        width={width}
        height={height}
        rx={radiusOf(node)}
        aria-label={name}
        {...(fate ? buttonOf(pick) : { role: 'img' })}
      />
    </g>
  );
}

/** What is drawn stays hidden from those who hear it: this carries its name, and takes the keyboard. */
function buttonOf(pick: () => void) {
  return {
    role: 'button',
    tabIndex: 0,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      pick();
    },
  };
}

function radiusOf({ kind, exit, height }: PictureNode): number {
  if (kind === 'exit') return exit === 'denied' ? 4 : height / 2;
  return kind === 'gate' ? 16 : kind === 'entry' ? 14 : kind === 'beside' ? 4 : 10;
}

function Badge({ fate, width }: { readonly fate: ObjectFate; readonly width: number }) {
  const { word, icon: Sign } = fateLooks[fate];
  const wide = word.length * 8 + 32;
  return (
    <g transform={`translate(${width - wide + 6},-13)`} className={css.badge} aria-hidden>
      <rect width={wide} height={20} rx={10} />
      <Sign x={8} y={4} size={12} strokeWidth={3} />
      <text x={23} y={14}>
        {word}
      </text>
    </g>
  );
}
