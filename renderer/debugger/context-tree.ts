import type { Json } from '../../shared/kernel/json';

export type Change = 'added' | 'changed' | 'removed' | 'same';

/** One value of a plan's context, beside the step before. */
export interface ContextNode {
  /** Keys from the root, joined: stays the same from step to step. */
  readonly id: string;
  readonly key: string;
  /** The value in one line. */
  readonly text: string;
  /** What it was, where it changed. */
  readonly before?: string;
  readonly change: Change;
  readonly children?: readonly ContextNode[];
}

type Entries = Readonly<Record<string, Json>>;

/** The context of a step as a tree, in which what the step changed is marked. Keys by name. */
export function contextTree(before: Json | undefined, now: Json | undefined): readonly ContextNode[] {
  return nodesOf([entriesOf(before) ?? {}, entriesOf(now) ?? {}], '');
}

function nodesOf([before, now]: readonly [Entries, Entries], path: string): readonly ContextNode[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort((left, right) =>
    left.localeCompare(right, 'en', { numeric: true }),
  );
  return keys.map((key) => nodeOf(key, [before[key], now[key]], `${path}/${key}`));
}

function nodeOf(
  key: string,
  [before, now]: readonly [Json | undefined, Json | undefined],
  id: string,
): ContextNode {
  const change = changeOf(before, now);
  const shown = now === undefined ? before : now;
  const [old, current] = [entriesOf(before), entriesOf(shown)];
  const children = current ? nodesOf([change === 'removed' ? current : (old ?? {}), current], id) : [];
  return {
    id,
    key,
    text: inOneLine(shown),
    ...(change === 'changed' ? { before: inOneLine(before) } : {}),
    change,
    ...(children.length > 0 ? { children: change === 'removed' ? [] : children } : {}),
  };
}

function changeOf(before: Json | undefined, now: Json | undefined): Change {
  if (before === undefined) return 'added';
  if (now === undefined) return 'removed';
  return JSON.stringify(before) === JSON.stringify(now) ? 'same' : 'changed';
}

/** Lists by index, objects by key; undefined for what has no parts. */
function entriesOf(value: Json | undefined): Entries | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Array.isArray(value)
    ? Object.fromEntries((value as readonly Json[]).map((item, index) => [String(index), item]))
    : (value as Entries);
}

const longest = 160;

export function inOneLine(value: Json | undefined): string {
  if (value === undefined) return '';
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Ids of everything that holds a change, to be shown unfolded. */
export function unfoldedFor(nodes: readonly ContextNode[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ContextNode): boolean => {
    const inside = (node.children ?? []).map(visit).some(Boolean);
    if (inside) found.add(node.id);
    return inside || node.change !== 'same';
  };
  nodes.forEach(visit);
  return found;
}
