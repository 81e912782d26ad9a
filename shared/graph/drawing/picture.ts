import type { StageRole } from '../../authentik/descriptor';
import type { EdgeKind, GateCheck, GraphNode } from '../graph';
import type { Drawing, DrawnEdge, DrawnNode } from './drawing';
import type { Box, Point } from './lane-layout';
import { laneLayout } from './lane-layout';
import { checkText, linkWord, nodeLabel, requirementText } from './node-label';
import { roundedPath } from './path-geometry';
import { routesOf } from './routes';
import { shortName, splitNames } from './short-name';
import type { StageCard } from './stage-card';

/** How a piece of text is set. `strong` 13 px bold, the others 12 px. */
export type TextLook = 'strong' | 'plain' | 'muted' | 'role' | 'gate' | 'struck' | 'right';

export interface PictureText {
  readonly x: number;
  /** Of its base line. */
  readonly y: number;
  readonly text: string;
  readonly look: TextLook;
}

export interface PictureChip extends Box {
  readonly text: string;
  readonly title: string;
  readonly isNegated: boolean;
  readonly isDisabled: boolean;
}

/** One node with all that is drawn of it; places are from the node's own corner. */
export interface PictureNode extends Box {
  readonly id: string;
  readonly kind: GraphNode['kind'] | 'beside';
  /** What it is called for those who hear it. */
  readonly title: string;
  readonly exit?: 'done' | 'denied' | 'redirect';
  readonly role?: StageRole;
  /** lucide icon name of a stage's type. */
  readonly icon?: string;
  readonly isDashed: boolean;
  readonly texts: readonly PictureText[];
  readonly chips: readonly PictureChip[];
}

export interface PictureEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly main: boolean;
  readonly title: string;
  /** SVG path. */
  readonly path: string;
  /** Ends in another way, which goes on to the target: no arrow. */
  readonly joins: boolean;
}

/** A drawing laid out, in px: what an SVG of it consists of, without colours. */
export interface Picture extends Box {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureOptions {
  /** Width in px that rows may take. */
  readonly width: number;
  readonly cardOf: (node: Extract<GraphNode, { kind: 'stage' }>) => StageCard;
}

const margin = 24;
/** Average width in px of a letter at 12 and at 13 px bold, on the safe side. */
const letter = 6.6;
const boldLetter = 8.2;

/** Lays a drawing out in rows and says what to draw where. The same drawing and width always give the same picture. */
export function pictureOf(drawing: Drawing, { width, cardOf }: PictureOptions): Picture {
  const layout = laneLayout(drawing, width);
  const routes = routesOf(drawing, layout);
  const names = splitNames(drawing.nodes.flatMap(({ node }) => (node.kind === 'stage' ? [node.stage] : [])));
  const nodes = drawing.nodes.flatMap((drawn) => {
    const box = layout.boxes.get(drawn.id);
    if (!box) return [];
    const card = drawn.node.kind === 'stage' ? cardOf(drawn.node) : undefined;
    const own = drawn.node.kind === 'stage' ? names.get(drawn.node.stage) : undefined;
    return [pictureNode({ drawn, box }, card, own?.shared)];
  });
  const byId = new Map(drawing.nodes.map((node) => [node.id, node]));
  const points: Point[] = [];
  const edges = drawing.edges.flatMap((edge) => {
    const route = routes.get(edge.id);
    if (!route) return [];
    points.push(...route.points);
    return [{ ...edgeOf(edge, byId), path: roundedPath(route.points), joins: route.joins }];
  });
  return { ...frameOf(nodes, points), nodes, edges };
}

function frameOf(nodes: readonly Box[], points: readonly Point[]): Box {
  const xs = [...nodes.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)];
  const ys = [...nodes.flatMap(({ y, height }) => [y, y + height]), ...points.map(({ y }) => y)];
  const [left, top] = [Math.min(0, ...xs) - margin, Math.min(0, ...ys) - margin];
  return {
    x: left,
    y: top,
    width: Math.max(0, ...xs) + margin - left,
    height: Math.max(0, ...ys) + margin - top,
  };
}

function edgeOf({ id, kind, main, source, target }: DrawnEdge, byId: ReadonlyMap<string, DrawnNode>) {
  const name = (node: string) => {
    const found = byId.get(node)?.node;
    if (!found || found.kind === 'entry') return 'the start';
    return found.kind === 'exit' ? (found.flow?.name ?? found.exit) : found.stage;
  };
  return { id, kind, main, title: `${kind} from ${name(source)} to ${name(target)}` };
}

interface Placed {
  readonly drawn: DrawnNode;
  readonly box: Box;
}

type Kind<Name extends GraphNode['kind']> = Extract<GraphNode, { kind: Name }>;

function pictureNode({ drawn, box }: Placed, card: StageCard | undefined, shared = ''): PictureNode {
  const { node } = drawn;
  const base = { ...box, id: drawn.id, title: nodeLabel(drawn, card), isDashed: false, chips: [] };
  if (drawn.under !== undefined) return { ...base, kind: 'beside', texts: besideTexts(drawn) };
  if (node.kind === 'exit') {
    const text = node.exit === 'done' ? 'Done' : node.exit === 'denied' ? 'Denied' : 'Leaves';
    const texts = [{ x: 20, y: box.height / 2 + 5, text, look: 'strong' as const }];
    return { ...base, kind: 'exit', exit: node.exit, texts };
  }
  if (node.kind === 'stage') {
    const texts = stageTexts(box, card, { name: node.stage, shared });
    const isDashed = node.presence !== 'here';
    const { role, icon } = card ?? {};
    return {
      ...base,
      kind: 'stage',
      isDashed,
      texts,
      ...(role ? { role } : {}),
      ...(icon === undefined ? {} : { icon }),
    };
  }
  return { ...base, ...(node.kind === 'gate' ? gateParts(node, box) : entryParts(node, box)) };
}

type Parts = Pick<PictureNode, 'kind' | 'texts' | 'chips' | 'isDashed'>;

function modeWord({ checks, mode }: Kind<'gate' | 'entry'>): string {
  return checks.length === 1 ? 'if' : mode === 'any' ? 'if any of' : 'if all of';
}

function gateParts(node: Kind<'gate'>, { width, height }: Box): Parts {
  const half = (x: number, text: string, isOn: boolean): PictureText => {
    return { x, y: height - 9, text, look: isOn ? 'plain' : 'struck' };
  };
  return {
    kind: 'gate',
    isDashed: !node.planTime && !node.runTime,
    texts: [
      { x: 12, y: 20, text: modeWord(node), look: 'gate' },
      half(12, 'plan', node.planTime),
      half(width / 2 + 12, 'run', node.runTime),
    ],
    chips: chipsOf(node.checks, { x: 6, y: 30, width: width - 12, height: height - 62 }),
  };
}

function entryParts(node: Kind<'entry'>, { width, height }: Box): Parts {
  const texts: PictureText[] = [
    { x: 12, y: 26, text: 'Start', look: 'strong' },
    { x: 12, y: 48, text: requirementText(node.authentication), look: 'muted' },
  ];
  if (node.checks.length > 0) texts.push({ x: 12, y: 68, text: modeWord(node), look: 'gate' });
  const chips = chipsOf(node.checks, { x: 6, y: 77, width: width - 12, height: height - 88 });
  return { kind: 'entry', isDashed: false, texts, chips };
}

function besideTexts({ node, field, width, height }: DrawnNode): readonly PictureText[] {
  const word = node.kind === 'stage' ? 'Sets up' : linkWord(field);
  const name =
    node.kind === 'stage' ? node.stage : node.kind === 'exit' ? (node.flow?.name ?? '') : 'this flow';
  const y = height / 2 + 4;
  if (height >= 40) {
    return [
      { x: 10, y: y - 8, text: word, look: 'muted' },
      { x: 10, y: y + 9, text: shortName(name, Math.floor((width - 20) / letter)), look: 'plain' },
    ];
  }
  const room = Math.floor((width - 24) / letter) - word.length;
  return [
    { x: 10, y, text: word, look: 'muted' },
    { x: 18 + word.length * letter, y, text: shortName(name, Math.max(room, 4)), look: 'plain' },
  ];
}

function stageTexts(
  { width, height }: Box,
  card: StageCard | undefined,
  { name, shared }: { readonly name: string; readonly shared: string },
): readonly PictureText[] {
  const room = Math.floor((width - 62) / boldLetter);
  const own = name.slice(shared.length);
  const small = (text: string) => shortName(text, Math.floor((width - 62) / letter));
  const head = nameTexts(shared, own, { room, small });
  if (!card) return head;
  const whole = [card.type, card.role].filter(Boolean).join(' · ');
  const type = whole.length <= Math.floor((width - 62) / letter) ? whole : small(card.type);
  const facts = card.facts.map(({ label, value }, index): readonly PictureText[] => {
    const y = height - 10 - (card.facts.length - 1 - index) * 17;
    const rest = Math.floor((width - 32) / letter) - label.length;
    return [
      { x: 14, y, text: label, look: 'muted' },
      { x: width - 10, y, text: shortName(value, Math.max(rest, 4)), look: 'right' },
    ];
  });
  const foot: readonly PictureText[] =
    card.problem === undefined
      ? facts.flat()
      : [{ x: 14, y: height - 10, text: `! ${card.problem}`, look: 'role' }];
  return [...head, { x: 52, y: 53, text: type, look: 'role' }, ...foot];
}

/** A stage's name on one line, or on two: what it shares with others, or where a word ends. */
function nameTexts(
  shared: string,
  own: string,
  { room, small }: { readonly room: number; readonly small: (text: string) => string },
): readonly PictureText[] {
  const lines = (first: string, second: string, look: TextLook): readonly PictureText[] => [
    { x: 52, y: 20, text: first, look },
    { x: 52, y: 36, text: shortName(second, room), look: 'strong' },
  ];
  if (shared !== '') return lines(small(shared), own, 'muted');
  const cut = own.slice(0, room + 1).search(/[-_. :/][^-_. :/]*$/) + 1;
  if (own.length <= room || cut <= 1) return [{ x: 52, y: 30, text: shortName(own, room), look: 'strong' }];
  return lines(own.slice(0, cut), own.slice(cut), 'strong');
}

function chipsOf(checks: readonly GateCheck[], room: Box): readonly PictureChip[] {
  const most = Math.max(1, Math.floor(room.height / 24));
  const shown = checks.length > most ? checks.slice(0, most - 1) : checks;
  const hidden = checks.slice(shown.length);
  const rows = shown.length + (hidden.length > 0 ? 1 : 0);
  const step = rows === 0 ? 0 : room.height / rows;
  const letters = Math.floor((room.width - 14) / letter);
  const at = (index: number) => ({
    x: room.x,
    y: room.y + index * step + 1,
    width: room.width,
    height: Math.min(step - 2, 24),
  });
  const chips = shown.map((check, index) => ({
    ...at(index),
    text: shortName(check.name, letters),
    title: checkText(check),
    isNegated: check.negate,
    isDisabled: !check.enabled,
  }));
  if (hidden.length === 0) return chips;
  const title = hidden.map(checkText).join('; ');
  return [
    ...chips,
    { ...at(shown.length), text: `${hidden.length} more`, title, isNegated: false, isDisabled: true },
  ];
}
